"""The names of parts, what leads to them, and what the workbook lists."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tests.package_edits.edit import (
    BOOK,
    BOOK_RELS,
    SHEET,
    SHEET_RELS,
    STRINGS,
    STYLES,
    Edit,
    Outcome,
    Parts,
    added,
    all_of,
    dropped,
    moved,
    same,
    sub,
    swap,
    told,
)

_TARGET = 'Target="worksheets/sheet5.xml"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHINESE = "xl/worksheets/第五张.xml"


def target(to: str) -> str:
    return f'Target="{to}"'


def leads(to: str) -> Edit:
    return same(f"target {to}", swap(BOOK_RELS, _TARGET, target(to)))


def related(kind: str, to: str, key: str = "rId1") -> str:
    relationship = f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationship}</Relationships>'


def renamed(change_name: str) -> Edit:
    """Every name of the package changed alike."""
    changes: dict[str, Callable[[str], str]] = {
        "upper case": lambda name: name.upper(),
        "a dot and a slash before": lambda name: f"./{name}",
        "a slash before": lambda name: f"/{name}",
        "backslashes": lambda name: name.replace("/", "\\"),
    }
    return same(f"names: {change_name}", lambda parts: {changes[change_name](name): parts[name] for name in parts})


def in_a_folder_of_its_own(parts: Parts) -> Parts:
    """The workbook part and all that it leads to somewhere else."""
    names = {name: name.replace("xl/", "别处/book/", 1) for name in parts}
    moved_parts = {names[name]: content for name, content in parts.items()}
    roots = moved_parts["_rels/.rels"].replace(b"xl/workbook.xml", "别处/book/workbook.xml".encode())
    return {**moved_parts, "_rels/.rels": roots}


PARTS = (
    leads("/xl/worksheets/sheet5.xml"),
    leads("../xl/worksheets/sheet5.xml"),
    leads("./worksheets/../worksheets/sheet5.xml"),
    leads("Worksheets/SHEET5.XML"),
    leads("worksheets\\sheet5.xml"),
    leads("worksheets/%73heet5.xml"),
    *(renamed(each) for each in ("upper case", "a dot and a slash before", "a slash before", "backslashes")),
    same("the workbook in a folder of its own", in_a_folder_of_its_own),
    same(
        "a space in a name",
        all_of(moved(SHEET, "xl/worksheets/sheet 5.xml"), swap(BOOK_RELS, _TARGET, target("worksheets/sheet%205.xml"))),
    ),
    same(
        "a Chinese name, encoded in the target",
        all_of(moved(SHEET, _CHINESE), swap(BOOK_RELS, _TARGET, target(f"worksheets/{quote('第五张.xml')}"))),
    ),
    same(
        "a Chinese name, encoded in the package",
        all_of(moved(SHEET, quote(_CHINESE)), swap(BOOK_RELS, _TARGET, target("worksheets/第五张.xml"))),
    ),
    told("a target that is not there", swap(BOOK_RELS, _TARGET, target("worksheets/sheet55.xml")), "W040"),
    told("a target outside", swap(BOOK_RELS, _TARGET, target("../../sheet5.xml")), "W040"),
    told(
        "a target in the web", swap(BOOK_RELS, _TARGET, f'{target("https://a.cn/5.xml")} TargetMode="External"'), "W040"
    ),
    told("a sheet whose relationship is missing", swap(BOOK, 'r:id="rId5"', 'r:id="rId55"'), "W040"),
    told("a sheet without a relationship", swap(BOOK, ' r:id="rId5"', ""), "W040"),
    told(
        "a relationship of another kind",
        swap(BOOK_RELS, 'worksheet" Target="worksheets/sheet5', 'x" Target="worksheets/sheet5'),
        "W040",
    ),
    told("two sheets with one part", swap(BOOK, 'r:id="rId6"', 'r:id="rId5"'), "W040"),
    told("two sheets of one name", swap(BOOK, 'name="2 质量"', 'name="1 办学规模"'), "W040"),
    told("a part that is gone", dropped(SHEET), "W040"),
    told("a hidden sheet's part that is gone", dropped("xl/worksheets/sheet10.xml"), "W040"),
    told("no relationships of the workbook", dropped(BOOK_RELS), "W040"),
    told("two parts of one name", lambda parts: {**parts, SHEET.upper(): parts[SHEET]}, "W002"),
    told("the shared strings gone", dropped(STRINGS), "W040"),
    told(
        "no relationship to the shared strings", sub(BOOK_RELS, r"<Relationship [^>]*sharedStrings.xml\"/>", ""), "W041"
    ),
    told("the style sheet gone", dropped(STYLES), "W040"),
    told("no relationship to the style sheet", sub(BOOK_RELS, r"<Relationship [^>]*styles.xml\"/>", ""), "W042"),
    told("no workbook part", dropped(BOOK), "W002"),
    Edit(
        "a sheet that the workbook does not list",
        sub(BOOK, r'<sheet name="2 质量"[^>]*>', ""),
        Outcome.OTHER,
        "W044",
        gone=("连翘", "紫藤"),
    ),
    Edit(
        "the sheets in another order",
        sub(BOOK, r'(<sheet name="1[^>]*>)(<sheet name="2[^>]*>)', r"\2\1"),
        Outcome.OTHER,
    ),
    same("no theme", dropped("xl/theme/theme1.xml")),
    same("no properties", all_of(dropped("docProps/core.xml"), dropped("docProps/app.xml"))),
    same("odd dates in the properties", sub("docProps/core.xml", r"20\d\d-\d\d-\d\dT[\d:]+Z", "昨天")),
    same(
        "printer settings that are not there",
        added(SHEET_RELS, related("printerSettings", "../printerSettings/p1.bin")),
    ),
    same("comments that are not there", added(SHEET_RELS, related("comments", "../comments1.xml"))),
    same(
        "a calculation chain that is not there",
        swap(
            BOOK_RELS,
            "</Relationships>",
            f'<Relationship Id="c" Type="{_OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>',
        ),
    ),
    told(
        "a drawing that is not there",
        all_of(
            added(SHEET_RELS, related("drawing", "../drawings/drawing1.xml")),
            swap(SHEET, "</worksheet>", '<drawing r:id="rId1"/></worksheet>'),
        ),
        "W022",
    ),
    told("a drawing without a relationship", swap(SHEET, "</worksheet>", '<drawing r:id="rId1"/></worksheet>'), "W022"),
    same(
        "a chart sheet between",
        all_of(
            swap(BOOK, '<sheet name="2 质量"', '<sheet name="图" sheetId="99" r:id="rId99"/><sheet name="2 质量"'),
            swap(
                BOOK_RELS,
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{_OFFICE}/chartsheet" Target="chart.xml"/></Relationships>',
            ),
            added("xl/chart.xml", "<chartsheet/>"),
        ),
    ),
)
