"""The JSON Schema of a fact sheet, so that an editor completes and checks one while it is written."""

import json
from typing import Final

from warloss_gui.claims.sheet import FORMAT_VERSION, FactSheet

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RESOURCE: Final = f"schemas/factsheet-{FORMAT_VERSION}.schema.json"


def schema_text() -> str:
    """The schema as JSON, made from the model."""
    schema = {"$schema": DIALECT, **FactSheet.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
