"""What else is installed takes no part in reading a document."""

import os
import subprocess
import sys
from pathlib import Path

READING = """
import sys
from warloss_gui.claims.figure import Figure
try:
    Figure.model_validate({})
except ValueError as error:
    print(type(error).__name__)
print("importlib.metadata" in sys.modules)
"""


def read(folder: Path) -> list[str]:
    """What is printed where a model is used, with all of a folder installed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READING],
        env={**environment, "PYTHONPATH": os.pathsep.join((str(root), str(folder)))},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.split()


def test_no_plugin_of_another_distribution_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "meddler.py").write_text('print("meddled")\n', "utf-8")
    installed = tmp_path / "meddler-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: meddler\nVersion: 1.0\n", "utf-8")
    (installed / "entry_points.txt").write_text("[pydantic]\nmeddler = meddler\n", "utf-8")
    assert read(tmp_path) == ["ValidationError", "False"]
