"""What WordprocessingML is made of is known in zhibao/word alone: fields, style chains, lists, measures, on and off."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOM, BOOKS = ROOT / "zhibao" / "word", ROOT / "zhibao" / "workbook"
FILES = sorted(path for path in (ROOT / "zhibao").rglob("*.py") if not {ROOM, BOOKS} & set(path.parents))
# Elements and attributes of fields, style chains, lists and the document's defaults.
NAMES = ("fldChar", "fldCharType", "fldSimple", "instrText", "delInstrText", "basedOn", "abstractNum", "lvlOverride")
KNOWN_IN_THE_ROOM = re.compile("|".join((*NAMES, "docDefaults", "startOverride", "bookmarkStart", "bookmarkEnd")))
ON_AND_OFF = ({"0", "false"}, {"1", "true"}, {"0", "off"}, {"1", "on"})
UNITS = {"pt", "mm", "cm", "in"}
# An on or off value compared by itself, or a length divided by what a point has of its unit.
BY_ITSELF = (
    re.compile(r"""(get|stated)\([^()]*\) [!=]= ?"(0|1|true|false|on|off)"|in \(("(0|1|true|false|on|off)",? ?)+\)"""),
    re.compile(r"""(get\(.*\)|stated\(.*\)|\]\)) / (20|8|2)(\.0)?\b"""),
)


def strings(tree: ast.AST) -> Iterator[str]:
    """Yield the strings that code states, docstrings left out."""
    stated = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    docstrings = {id(node.value) for node in stated}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def collections(tree: ast.AST) -> Iterator[set[str]]:
    """Yield the words of each tuple, list, set and dictionary that code states."""
    for node in ast.walk(tree):
        elements = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        yield {each.value for each in elements if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def faults(source: str) -> list[str]:
    """Return what a file knows of WordprocessingML that only the room should know."""
    tree = ast.parse(source)
    found = [each for each in strings(tree) if KNOWN_IN_THE_ROOM.search(each)]
    for words in collections(tree):
        if any(pair <= words for pair in ON_AND_OFF) or len(UNITS & words) > 1:
            found.append(", ".join(sorted(words)))
    found += [match[0] for pattern in BY_ITSELF for match in pattern.finditer(source)]
    imported = (node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return [*found, *(module for module in imported if module in ("docx.oxml.simpletypes", "docx.shared"))]


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_a_file_leaves_word_to_its_room(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'root.iter(qn("w:fldChar"))',
        'path = "w:style/w:basedOn/@w:val"',
        "found = re.findall('w:fldCharType=\"(begin|end)\"', xml)",
        'is_on = value not in ("0", "false", "off")',
        '_UNITS = {"pt": 1, "mm": 72 / 25.4}',
        'is_on = style.get("w:default") == "1"',
        'size = float(look.get("sz", "20")) / 2',
        "from docx.oxml.simpletypes import ST_HpsMeasure",
    ],
)
def test_the_test_sees_what_it_forbids(source: str) -> None:
    assert faults(source)


def test_no_two_modules_of_one_name_stand_for_two_things() -> None:
    """What is called the same is taken for the same, by people and by searches."""
    names = [path.stem for folder in ("zhibao", "charts") for path in (ROOT / folder).rglob("*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == ["__init__"]


def test_one_class_has_one_name() -> None:
    """No five classes called Kind."""
    defined = re.compile(r"^class ([A-Za-z]\w*)", re.MULTILINE)
    files = [path for folder in ("zhibao", "charts") for path in (ROOT / folder).rglob("*.py")]
    names = [name for path in files for name in defined.findall(path.read_text(encoding="utf-8"))]
    assert sorted({name for name in names if names.count(name) > 1}) == []
