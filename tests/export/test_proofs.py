"""What is exported, read by programs of others: LibreOffice, Chromium with axe-core, the checker of the W3C.

`make proofs` installs them and runs these tests. Elsewhere they are skipped where a program is missing.
"""

import csv
import html
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from tests import builders
from tests.taken import ARTICLE, OTHERS, bare, claims_of, hostile, important_of, opened, shown_with
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.export.handout import Handout
from warloss_gui.export.tables import to_csv
from warloss_gui.export.web import to_html
from warloss_gui.export.workbook import to_xlsx
from warloss_gui.history.shown import Shown

SHEETS: Final[dict[str, Callable[[], Shown]]] = {
    "article": lambda: opened(ARTICLE),
    "others": lambda: opened(OTHERS),
    "hostile": hostile,
}
READERS: Final = Path(sys.prefix, "proofs", "node_modules")
AXE: Final = READERS / "axe-core" / "axe.min.js"
CHECKER: Final = READERS / "vnu-jar" / "build" / "dist" / "vnu.jar"


def needs(*programs: str | Path) -> pytest.MarkDecorator:
    """Skips where a program or a file is not there."""
    lacking = [Path(one).name for one in programs if shutil.which(one) is None and not Path(one).exists()]
    return pytest.mark.skipif(bool(lacking), reason=f"{', '.join(lacking)}: `make proofs` installs it")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=300
    )


def nothing() -> None:
    return


# LibreOffice

FORMULA: Final = "=1+1"
"""What a spreadsheet calculates, to show that it would."""
READ_CSV: Final = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,,true"
"""Commas, quotation marks, UTF-8, from the first line; special numbers are found and formulas calculated."""

Books = dict[str, Any]


def reread(folder: Path, *options: str) -> Books:
    """The files of a folder as LibreOffice reads them and writes them again."""
    profile, target = folder / "profile", folder / "read"
    files = sorted(path for path in folder.iterdir() if path.is_file())
    options = (f"-env:UserInstallation={profile.as_uri()}", *options)
    done = run("soffice", "--headless", *options, "--convert-to", "xlsx", "--outdir", target, *files)
    assert done.returncode == 0, done.stderr
    return {path.stem: openpyxl.load_workbook(path) for path in target.iterdir()}


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("workbooks")
    for name, make in SHEETS.items():
        (folder / f"{name}.xlsx").write_bytes(to_xlsx(Handout(make()), nothing))
    return reread(folder)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("tables")
    for name, make in SHEETS.items():
        (folder / f"{name}.csv").write_bytes(to_csv(Handout(make()), nothing))
        (folder / f"{name}-said.csv").write_bytes(to_csv(Handout(make(), ("statements",)), nothing))
    (folder / "control.csv").write_text(f"{FORMULA}\n", "utf-8")
    return reread(folder, READ_CSV)


@needs("soffice")
@pytest.mark.parametrize("name", SHEETS)
def test_libreoffice_reads_a_workbook_cell_by_cell_as_it_was(workbooks: Books, name: str) -> None:
    shown = SHEETS[name]()
    written = openpyxl.load_workbook(io.BytesIO(to_xlsx(Handout(shown), nothing)))
    read = workbooks[name]
    assert read.sheetnames == written.sheetnames
    texts: list[str] = []
    for page in written:
        for row in page.rows:
            for cell in row:
                found = read[page.title][cell.coordinate]
                assert (found.value, found.data_type) == (cell.value, cell.data_type)
                texts += [cell.value] if isinstance(cell.value, str) else []
    assert {cell.data_type for page in read for row in page.rows for cell in row} == {"n", "s"}
    assert [claim for claim in claims_of(shown) if claim not in texts] == []
    assert [text for text in important_of(shown) if not any(text in found for found in texts)] == []


@needs("soffice")
def test_libreoffice_would_calculate_what_begins_as_a_formula(tables: Books) -> None:
    assert tables["control"].active["A1"].data_type == "f"


@needs("soffice")
@pytest.mark.parametrize("name", [*SHEETS, *(f"{name}-said" for name in SHEETS)])
def test_libreoffice_reads_a_csv_with_numbers_as_numbers_and_calculates_nothing(
    tables: Books, name: str
) -> None:
    stem, _, is_said = name.partition("-")
    data = to_csv(Handout(SHEETS[stem](), ("statements",) if is_said else TAB_NAMES), nothing)
    written = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    read = [list(row) for row in tables[name].active.rows]
    assert len(read) == len(written)
    assert "f" not in {cell.data_type for row in read for cell in row}
    tags = written[1]
    for texts, cells in zip(written[2:], read[2:], strict=True):
        for tag, text, cell in zip(tags, texts, cells, strict=True):
            if tag.endswith("+num") and text:
                assert (cell.value, cell.data_type) == (int(text), "n")
            elif tag.startswith("#description"):
                assert (cell.value or "") == text


# A browser, and the checker of the W3C

FULL: Final = "<style>article { content-visibility: visible !important; }</style>"
"""Whatever is outside the window is drawn too, or its contrast could not be told."""
ASK: Final = """
axe.run().then(found => {
  const answer = document.createElement("pre"), brief = rule => [rule.id, rule.nodes.map(node => node.html)];
  answer.id = "answer";
  answer.textContent = JSON.stringify({
    violations: found.violations.map(brief),
    unsure: found.incomplete.map(brief),
    passed: found.passes.map(rule => rule.id),
    is_dark: matchMedia("(prefers-color-scheme: dark)").matches,
    width: innerWidth,
    text: document.body.innerText,
  });
  document.body.replaceChildren(answer);
});
"""
BROWSER: Final = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--dump-dom"),
)


def answered(folder: Path, page: str, scheme: str, width: int) -> dict[str, Any]:
    """What axe-core says of a page in a scheme of colours and a width, and what the browser shows."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', FULL, page)
    script = f"<script>{AXE.read_text('utf-8')}</script><script>{ASK}</script></body>"
    copy = folder / "page.html"
    copy.write_text(page.replace("</body>", script), "utf-8")
    options = (
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={width},900",
        f"--blink-settings=preferredColorScheme={['dark', 'light'].index(scheme)}",
        "--timeout=60000",
    )
    done = run(*BROWSER, *options, copy.as_uri())
    found = re.search(r'<pre id="answer">(.*)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    return json.loads(html.unescape(found[1]))


@needs("chromium", AXE)
@pytest.mark.parametrize("width", [1280, 500])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_browser_shows_a_page_that_everybody_can_read(
    tmp_path: Path, name: str, scheme: str, width: int
) -> None:
    shown = SHEETS[name]()
    found = answered(tmp_path, to_html(Handout(shown)).decode(), scheme, width)
    assert (found["is_dark"], found["width"]) == (scheme == "dark", width)
    assert found["violations"] == []
    # A word of 200 letters moves columns to where they must be scrolled to: their contrast cannot be told.
    assert found["unsure"] == [] or name == "hostile"
    assert {"color-contrast", "document-title", "html-has-lang", "region"} <= set(found["passed"])
    text = bare(found["text"])
    assert [words for words in claims_of(shown) + important_of(shown) if bare(words) not in text] == []


@needs("chromium", AXE)
def test_axe_finds_what_is_wrong_with_a_page(tmp_path: Path) -> None:
    page = to_html(Handout(shown_with())).decode()
    wrong = page.replace("#565D64", "#C0C4C8").replace('lang="en-GB"', "", 1)
    found = answered(tmp_path, wrong, "light", 1280)
    assert {rule for rule, _nodes in found["violations"]} == {"color-contrast", "html-has-lang"}


@needs("java", CHECKER)
def test_the_checker_of_the_w3c_finds_no_error(tmp_path: Path) -> None:
    pages = {f"{name}-whole": Handout(make()) for name, make in SHEETS.items()}
    pages |= {f"{name}-{tab}": Handout(SHEETS[name](), (tab,)) for name in SHEETS for tab in TAB_NAMES}
    strange = builders.source("article", url='https://example.org/a[1]?"<b>{x}\\|^`=100%#one#two')
    pages["german"] = Handout(
        shown_with(
            language="de",
            statements=[builders.statement(language="ru")],
            sources=[builders.source("general-staff"), strange],
        )
    )
    for name, handout in pages.items():
        (tmp_path / f"{name}.html").write_bytes(to_html(handout))
    done = run("java", "-jar", CHECKER, "--errors-only", "--format", "gnu", *tmp_path.iterdir())
    assert (done.returncode, done.stderr) == (0, "")


@needs("java", CHECKER)
def test_the_checker_of_the_w3c_finds_what_is_wrong_with_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(to_html(Handout(shown_with())).decode().replace("<td>", '<td role="cell">', 1), "utf-8")
    done = run("java", "-jar", CHECKER, "--errors-only", "--format", "gnu", page)
    assert done.returncode == 1
    assert "error: The “role” attribute must not be used" in done.stderr
