"""The JSON Schemas of documents, so that an editor completes and checks one while it is written."""

import json
from typing import Final

from warloss_gui.claims.base import Frozen
from warloss_gui.claims.sheet import FORMAT_VERSION, FactSheet
from warloss_gui.history.record_document import RECORD_VERSION, RecordDocument

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RESOURCE: Final = f"schemas/factsheet-{FORMAT_VERSION}.schema.json"
RECORD_RESOURCE: Final = f"schemas/record-{RECORD_VERSION}.schema.json"


def schema_text(model: type[Frozen] = FactSheet) -> str:
    """The schema of a sheet, or of another document, as JSON, made from the model."""
    schema = {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def record_schema_text() -> str:
    """The schema of a record as JSON, made from the model."""
    return schema_text(RecordDocument)
