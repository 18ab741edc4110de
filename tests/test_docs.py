"""The documents name everything that a reader may meet."""

from __future__ import annotations

import contextlib
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import charts
from tests.builders import minimal_sheets
from tests.reports import make
from zhibao.checks import all_checks
from zhibao.checks.rule_page import codes_page
from zhibao.cli.arguments import COMMANDS, parse
from zhibao.cli.main import main as run_main
from zhibao.findings.catalogue import all_rules
from zhibao.findings.finding import Severity
from zhibao.installing.environment import _introduce
from zhibao.installing.needed_libraries import requirements
from zhibao.pack.format_values import (
    DOCUMENT_FIGURES,
    ELEMENT_FIGURES,
    PAGE_FIGURES,
    PAGE_NUMBER_FIGURES,
    TABLE_FIGURES,
)
from zhibao.render.views import VIEW_NAMES
from zhibao.workbook.cover import KNOWN_KEYS
from zhibao.workbook.rows import row_types

ROOT = Path(__file__).resolve().parents[1]
# Chinese characters of README, quickstart and year together; README is read on a screen and a half.
MOST_CHARACTERS, README_LINES = 6000, 75
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_code_is_listed_with_its_severity_and_title() -> None:
    lines = re.findall(r"^\| \[?([A-Z]\d{3})[^|]* \| (\S+) \| (.*?) \|$", text("docs/codes.md"), re.MULTILINE)
    rules = [*all_rules().values(), *(check.rule for check in all_checks())]
    assert sorted(lines) == sorted((rule.code, SEVERITIES[rule.severity], rule.title) for rule in rules)


def test_the_codes_are_listed_nowhere_else() -> None:
    """A table in a guide would be a second one to keep true."""
    lists = [
        path.name
        for path in DOCUMENTS
        if re.search(r"^\| \[?[A-Z]\d{3}[^|]* \| (错误|提醒|说明) \|", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert lists == ["codes.md"]
    assert "(codes.md)" in text("docs/workbook.md") and "(docs/codes.md)" in text("README.md")


def test_what_a_clerk_reads_first_is_short() -> None:
    parts = [text("README.md"), text("docs/quickstart.md"), text("docs/year.md")]
    assert sum(len(re.findall(r"[\u4e00-\u9fff]", part)) for part in parts) <= MOST_CHARACTERS
    assert len(parts[0].splitlines()) <= README_LINES


def test_every_row_type_option_chart_and_cover_key_is_described() -> None:
    described = text("docs/workbook.md")
    options = {option.name for row_type in row_types().values() for option in row_type.options}
    names = {*row_types(), *options, *charts.KINDS, *KNOWN_KEYS}
    assert {name for name in names if name not in described} == set()


def test_every_name_that_a_template_may_use_is_described() -> None:
    described = text("docs/template.md")
    assert {name for name in VIEW_NAMES if name not in described} == set()


def test_every_figure_of_the_pack_and_every_style_of_the_template_is_described() -> None:
    described = text("docs/template.md")
    pack = tomllib.loads(text("templates/henan/pack.toml"))
    sections = {key: value for key, value in pack.items() if isinstance(value, dict)}
    figures = {figure for section, values in sections.items() if section != "styles" for figure in values}
    names = {*sections, *figures, *pack["styles"].values()}
    assert {name for name in names if name not in described} == set()


def test_every_key_of_the_format_is_described() -> None:
    described = text("docs/template.md").partition("## format.toml")[2].partition("\n## ")[0]
    kinds = (ELEMENT_FIGURES, PAGE_FIGURES, PAGE_NUMBER_FIGURES, TABLE_FIGURES, DOCUMENT_FIGURES)
    keys = {*(key for each in kinds for key in each), *tomllib.loads(text("templates/henan/format.toml"))}
    labels = {kind.label for each in kinds for kind in each.values()}
    more = {"template", "default", "profiles", "roles", "bold", "synonyms", "styles", "source", "sources"}
    assert {key for key in keys | more if f"`{key}`" not in described and f"[{key}" not in described} == set()
    assert {label for label in labels if label not in described} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (document.parent / target).exists()] == []


def table_after(described: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, its header row first."""
    lines = described.partition(heading)[2].splitlines()
    is_row = [line.startswith("|") for line in lines]
    first = is_row.index(True)
    rows = lines[first : is_row.index(False, first)]
    cells = [[cell.strip().replace("\\*", "*") for cell in row.strip("|").split("|")] for row in rows]
    return [cells[0], *cells[2:]]


def number(cell: str) -> str | int:
    return int(cell) if cell.isdecimal() else cell


def test_the_examples_of_the_indicators_are_what_is_printed(tmp_path: Path) -> None:
    """The dictionary and the look-ups of docs/indicators.md, put through the program."""
    described = text("docs/indicators.md")
    dictionary = [[number(cell) for cell in cells] for cells in table_after(described, "## “指标”表怎样填")]
    examples = [cells for cells in table_after(described, "## 文字里取数")[1:] if "……" not in cells[1]]
    asked = [re.sub("`", "", cells[0]) for cells in examples]
    teachers = ("专任教师", "人", None, 1840)
    sheets = minimal_sheets(基本情况=[("段落", each) for each in asked]) | {"指标": [*dictionary, teachers]}
    made = make(tmp_path, sheets)
    assert made.codes == []
    printed = made.texts("报告正文")[-len(asked) :]
    promised = [re.sub(r"（.*?）", "", cells[1]) for cells in examples]
    assert [got for got, wanted in zip(printed, promised, strict=True) if got != wanted] == []


def console_texts(document: str) -> list[str]:
    """Return the lines of the blocks of a document that show no command but what is said."""
    blocks = re.findall(r"^```\n(.*?)^```", text(document), re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if not line.startswith("生成报告 ")]


def test_the_quickstart_shows_what_the_console_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    _introduce(tmp_path, len(requirements(ROOT, windows=True)), tmp_path / "没有.zip", said.append)
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    run_main(tmp_path, ["new", "焦作市2026"])
    run_main(tmp_path, ["check"])
    said += capsys.readouterr().out.splitlines()
    # How many libraries there are depends on the system.
    told, shown = (
        {re.sub(r"\d+ 个软件库", "", line) for line in lines} for lines in (said, console_texts("docs/quickstart.md"))
    )
    assert shown and shown - told == set()


def commands() -> list[str]:
    """Return what the documents show behind the command, between backticks or on a line of a block."""
    stated = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    return sorted(
        {*re.findall(r"`生成报告 ([^`…]+)`", stated), *re.findall(r"^生成报告 (\S.*?)(?:  .*)?$", stated, re.MULTILINE)}
    )


@pytest.mark.parametrize("command", commands())
def test_every_command_that_is_shown_is_understood(command: str) -> None:
    with contextlib.suppress(SystemExit):  # That of --help.
        parse(shlex.split(command.partition(" > ")[0].replace("\\", "/")))


def test_the_documents_show_every_command_in_one_form() -> None:
    assert {command.split()[0] for command in commands()} >= {*COMMANDS} - {"build"}
    stated = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert not re.search(r"(?<!bin/)python generate\.py (?!…)", stated.replace("`python generate.py …`", ""))


def test_readme_gives_two_commands_for_a_fresh_machine() -> None:
    described = text("README.md")
    assert "`python3 generate.py`" in described and "双击 `生成报告.bat`" in described
    assert "```bash\nbash tests/run\n```" in described
    assert all((ROOT / name).is_file() for name in ("generate.py", "生成报告.bat", "tests/run"))


def test_every_part_of_the_package_has_its_line_for_engineers() -> None:
    described = text("docs/engineering.md")
    rooms = [path.name for path in (ROOT / "zhibao").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [name for name in rooms if f"{name}/" not in described] == []


def test_the_page_of_codes_is_up_to_date() -> None:
    """Else: python docs/make_rule_pages.py."""
    assert text("docs/codes.md") == codes_page(all_rules().values(), all_checks())


def anchors(document: Path) -> set[str]:
    """Return what links to the headings of a document end in."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_into_a_document_lead_to_a_heading(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", document.read_text(encoding="utf-8"))
    local = [(document.parent / file if file else document, anchor) for file, anchor in links if "://" not in file]
    assert [anchor for file, anchor in local if anchor not in anchors(file)] == []
