"""Rows and cells: where they stand, their types and values."""

from __future__ import annotations

from tests.package_edits.edit import SHEET, STRINGS, Change, Edit, Outcome, all_of, same, sub, swap, told

_C11 = r'<c r="C11"([^>]*)><v>25115</v></c>'
_PHONETIC = '<rPh sb="0" eb="1"><t>读音</t></rPh><phoneticPr fontId="0"/>'


def c11(cell: str) -> Change:
    """Another cell in place of C11, which shows 25,115."""
    return sub(SHEET, _C11, cell)


def texts(item: str) -> Change:
    """Another string item in place of 梧桐."""
    return swap(STRINGS, "<si><t>梧桐</t></si>", f"<si>{item}</si>")


CELLS = (
    same("rows without numbers", sub(SHEET, r'<row r="\d+"', "<row")),
    Edit(
        "rows without numbers, one of them left out",
        all_of(sub(SHEET, r'<row r="(?!5")\d+"', "<row"), sub(SHEET, r'<row r="5".*?</row>', "")),
        Outcome.OTHER,
        gone=("合欢",),
    ),
    same("cells without references", sub(SHEET, r'<c r="A\d+"', "<c")),
    same(
        "rows and cells without references",
        all_of(sub(SHEET, r'(<row r="5"[^>]*>)', r"\1<c/>"), sub(SHEET, r'(<row|<c) r="(A|B)?[1-9]"', r"\1")),
    ),
    same("references in small letters", sub(SHEET, r'(<c r=")B', r"\1b")),
    same(
        "a text in the cell",
        sub(SHEET, r'<c r="B5" s="1" t="s"><v>\d+</v>', '<c r="B5" s="1" t="inlineStr"><is><t>合欢</t></is>'),
    ),
    same(
        "a text as a formula's result",
        sub(SHEET, r'<c r="B5" s="1" t="s"><v>\d+</v>', '<c r="B5" s="1" t="str"><f>A1</f><v>合欢</v>'),
    ),
    same("an array formula", c11(r'<c r="C11"\1><f t="array" ref="C11">SUM(A1:A2)</f><v>25115</v></c>')),
    same("a shared formula", c11(r'<c r="C11"\1><f t="shared" si="0"/><v>25115</v></c>')),
    same("a number in another spelling", c11(r'<c r="C11"\1><v> 2.5115E4 </v></c>')),
    same("how a text is pronounced", texts(f"<t>梧桐</t>{_PHONETIC}")),
    same("a text in runs of one format", texts("<r><t>梧</t></r><r><t>桐</t></r>")),
    same("preserved space", texts('<t xml:space="preserve">　梧桐 </t>')),
    same("cells that hold nothing", sub(SHEET, r'(<row r="5"[^>]*>)', r'\1<c r="A5" s="1"/>')),
    same(
        "an unknown attribute and element",
        c11(r'<c r="C11"\1 zz="1"><v>25115</v><extLst><ext uri="{a}"/></extLst></c>'),
    ),
    same("rows out of order", sub(SHEET, r'(<row r="5".*?</row>)(<row r="6".*?</row>)', r"\2\1"), "W043"),
    same("cells out of order", sub(SHEET, r'(<c r="B9".*?</c>)(<c r="C9".*?</c>)', r"\2\1"), "W043"),
    same("the number of strings misstated", sub(STRINGS, r'uniqueCount="\d+"', 'uniqueCount="3"')),
    told("a cell twice", sub(SHEET, r'(<c r="B5".*?</c>)', r"\1\1"), "W041"),
    told("a row twice", sub(SHEET, r'(<row r="5".*?</row>)', r"\1\1"), "W041"),
    told("a row number that is none", swap(SHEET, '<row r="5"', '<row r="0"'), "W041"),
    told("a row below the last", swap(SHEET, '<row r="5"', '<row r="1048577"'), "W041"),
    told("a cell in another row", swap(SHEET, '<c r="B5"', '<c r="B55"'), "W041"),
    told("a reference that is none", swap(SHEET, '<c r="B5"', '<c r="5B"'), "W041"),
    told("a column beyond the last", swap(SHEET, '<c r="B5"', '<c r="XFE5"'), "W041"),
    told("a negative string index", sub(SHEET, r'(<c r="B5"[^>]*><v>)\d+', r"\1-1"), "W041"),
    told("a string index beyond the last", sub(SHEET, r'(<c r="B5"[^>]*><v>)\d+', r"\g<1>999"), "W041"),
    told("a string index that is none", sub(SHEET, r'(<c r="B5"[^>]*><v>)\d+', r"\1合欢"), "W041"),
    told("a nested text", texts("<t>梧<t>桐</t></t>"), "W041"),
    told(
        "a nested text in a cell",
        sub(SHEET, r'<c r="B5" s="1" t="s"><v>\d+</v>', '<c r="B5" t="inlineStr"><is><t>合<t>欢</t></t></is>'),
        "W041",
    ),
    told("an unknown element in a text", texts("<t>梧</t><q>桐</q>"), "W041"),
    told("an unknown type", c11(r'<c r="C11"\1 t="money"><v>25115</v></c>'), "W041"),
    told("a text in the wrong place", c11(r'<c r="C11"\1 t="inlineStr"><v>甲</v></c>'), "W041"),
    told("a number beyond the largest", c11(r'<c r="C11"\1><v>1e309</v></c>'), "W041"),
    *(
        told(f"the number {each}", c11(rf'<c r="C11"\1><v>{each}</v></c>'), "W041")
        for each in ("NaN", "INF", "1_000", "1,000", "甲", "１２")
    ),
    told("a truth value that is none", c11(r'<c r="C11"\1 t="b"><v>2</v></c>'), "W041"),
    told("a date that is none", c11(r'<c r="C11"\1 t="d"><v>2025-13-45</v></c>'), "W041"),
    *(
        told(f"the error {each}", c11(rf'<c r="C11"\1 t="e"><v>{each}</v></c>'), "W009")
        for each in ("#N/A", "#SPILL!", "#CALC!", "#以后才有!")
    ),
    told("a formula without its result", c11(r'<c r="C11"\1><f>1+1</f></c>'), "W008"),
    told("a formula with an empty result", c11(r'<c r="C11"\1><f>1+1</f><v/></c>'), "W008"),
    told("a day before the first", sub(SHEET, r'(<c r="E11"[^>]*><v>)\d+', r"\1-1"), "W045"),
    told("a day after the year 9999", sub(SHEET, r'(<c r="E11"[^>]*><v>)\d+', r"\g<1>2958466"), "W045"),
    told(
        "a merge that is none",
        swap(SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="B5:?"/></mergeCells>'),
        "W041",
    ),
    Edit("an escaped letter", texts("<t>梧_x0041_桐</t>"), Outcome.OTHER, gone=("梧桐",), new=("梧A桐",)),
    Edit("an escaped escape", texts("<t>梧_x005F_x0041_桐</t>"), Outcome.OTHER, gone=("梧桐",), new=("梧_x0041_桐",)),
    Edit(
        "an escaped pair of surrogates",
        texts("<t>梧_xD842__xDFB7_桐</t>"),
        Outcome.OTHER,
        gone=("梧桐",),
        new=("梧𠮷桐",),
    ),
    Edit("a truth value", c11(r'<c r="C11"\1 t="b"><v>1</v></c>'), Outcome.OTHER, gone=("25,115",), new=("TRUE",)),
    Edit(
        "zeros before a number",
        all_of(c11(r'<c r="C11"\1><v>00025116</v></c>')),
        Outcome.OTHER,
        gone=("25,115",),
        new=("25,116",),
    ),
)
