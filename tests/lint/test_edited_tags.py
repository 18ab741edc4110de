"""What Word and WPS do to a tag: what the check says of it, what is printed, and whether that may be sent.

One row per row of the last table of docs/template.md, 检查模板; each edit is checked, and a report is made with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.invariants import faults, find
from tests.lint.damage import Change, changed, lint_bytes, paragraph, put, replaced, run
from tests.lint.test_damaged_templates import COMMENTS_LINK, COMMENTS_TYPE, NAMES, PICTURE, control, mark, text_box
from tests.reports import Made, shown, silent
from zhibao.findings import Finding, NothingMadeError
from zhibao.pipeline import Status, build

HEAD, MIDDLE, TAIL = "{{ cover.", "地", "区 }}"
WHOLE = HEAD + MIDDLE + TAIL
PRINTED = "甲云州市丙"
BREAK = "<w:r><w:br/></w:r>"
BY = 'w:id="90" w:author="甲" w:date="2026-01-01T00:00:00Z"'
COMMENT = f"<w:comment w:id='1' w:author='甲'>{paragraph(run('请核'))}</w:comment>"
WITH_COMMENT: Mapping[str, Change] = {
    "[Content_Types]": replaced("</Types>", COMMENTS_TYPE),
    "_rels/document.xml.rels": replaced("</Relationships>", COMMENTS_LINK),
}
# What these templates have beside the tag; reports of templates that ship have none of it.
UNSOUND = "what holds the tags is left: see STANDING; smart tags are of an older schema"
STANDING = ("a w:sdt", "a w:txbxContent", "nothing uses rId900 (comments)")


def deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def complex_field(content: str) -> str:
    code = '<w:r><w:instrText xml:space="preserve"> TITLE </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + content + mark("end")


def around(opening: str, closing: str) -> Callable[[str], str]:
    return lambda content: opening + content + closing


INSERTED = around(f"<w:ins {BY}>", "</w:ins>")
LINK = around('<w:hyperlink w:tooltip="x">', "</w:hyperlink>")
SMART = around('<w:smartTag w:uri="u" w:element="e">', "</w:smartTag>")
SIMPLE_FIELD = around('<w:fldSimple w:instr=" TITLE ">', "</w:fldSimple>")
BOOKMARK = around('<w:bookmarkStart w:id="92" w:name="x"/>', '<w:bookmarkEnd w:id="92"/>')
SPELLING = around('<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>')
PERMISSION = around('<w:permStart w:id="7" w:edGrp="everyone"/>', '<w:permEnd w:id="7"/>')
BREAKS = around(BREAK, BREAK)
TABS = around("<w:r><w:tab/></w:r>", "<w:r><w:tab/></w:r>")
COMMENTED = around(
    '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
)


def bold(content: str) -> str:
    return content.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")


def box(content: str) -> str:
    return text_box(f"<w:p>{content}</w:p>")


def head_in(wrap: Callable[[str], str]) -> str:
    return run("甲") + wrap(run(HEAD)) + run(MIDDLE + TAIL + "丙")


def tail_in(wrap: Callable[[str], str]) -> str:
    return run("甲" + HEAD + MIDDLE) + wrap(run(TAIL)) + run("丙")


def middle_in(wrap: Callable[[str], str]) -> str:
    return run("甲" + HEAD) + wrap(run(MIDDLE)) + run(TAIL + "丙")


def whole_in(wrap: Callable[[str], str]) -> str:
    return run("甲") + wrap(run(WHOLE)) + run("丙")


def holding(xml: str) -> str:
    """Return a tag with XML in the middle."""
    return run("甲" + HEAD + MIDDLE) + xml + run(TAIL + "丙")


@dataclass(frozen=True)
class Edit:
    """A paragraph with an edited tag; what the check says; the text printed, None when no report is made."""

    row: str
    xml: str
    said: tuple[str, ...]
    printed: str | None
    draft: tuple[str, ...] = ()
    changes: Mapping[str, Change] = field(default_factory=dict)


ENDS = {"head": head_in, "tail": tail_in}
PARTS = {**ENDS, "middle": middle_in}
HEALED = {"spelling": SPELLING, "bold": bold, "permission": PERMISSION}
KEPT = {"link": LINK, "smart tag": SMART, "bookmark": BOOKMARK, **HEALED}
SPLITTING = {
    "insertion": INSERTED, "link": LINK, "smart tag": SMART, "control": control, "simple field": SIMPLE_FIELD,
    "field": complex_field,
}  # fmt: skip
DROPPED = {**{name: wrap for name, wrap in SPLITTING.items() if name != "smart tag"}, "text box": box}
RANGES = {"bookmark": BOOKMARK, "line breaks": BREAKS, "tabs": TABS}
EDITS = [
    *(Edit(f"{how} in {name}", put_in(wrap), (), PRINTED)
      for name, wrap in HEALED.items() for how, put_in in PARTS.items()),
    *(Edit(f"whole in {name}", whole_in(wrap), (), PRINTED) for name, wrap in KEPT.items()),
    Edit("bent quotes", run("甲{{ cover[“地区”] }}丙"), (), PRINTED),
    Edit("middle in smart tag", middle_in(SMART), (), PRINTED),
    *(Edit(f"{how} in {name}", put_in(wrap), ("M421",), None)
      for name, wrap in SPLITTING.items() for how, put_in in ENDS.items() if name != "insertion"),
    Edit("head in insertion", head_in(INSERTED), ("M421", "M423"), None),
    Edit("tail in insertion", tail_in(INSERTED), ("M421",), None),
    *(Edit(f"middle in {name}", middle_in(wrap), ("M422",), PRINTED) for name, wrap in DROPPED.items()),
    *(Edit(f"{how} in {name}", put_in(wrap), ("M422",), PRINTED)
      for name, wrap in RANGES.items() for how, put_in in ENDS.items() if name == "bookmark"),
    *(Edit(f"middle in {name}", middle_in(wrap), ("M422",), PRINTED) for name, wrap in RANGES.items()),
    Edit("picture in the middle", holding(PICTURE), ("M422",), PRINTED),
    Edit("hyphen in the middle", holding("<w:r><w:noBreakHyphen/></w:r>"), ("M422",), PRINTED),
    Edit("symbol in the middle", holding('<w:r><w:sym w:font="x" w:char="F020"/></w:r>'), ("M422",), PRINTED),
    Edit("deleted text in the middle", holding(deleted("旧")), ("M422",), PRINTED),
    Edit("deleted brace in the middle", holding(deleted("}}")), ("M422",), PRINTED),
    Edit("whole in insertion", whole_in(INSERTED), ("M423",), PRINTED, ("F614",)),
    Edit("whole deleted", run("甲") + deleted(WHOLE) + run("丙"), ("M423",), "甲丙", ("F614",)),
    Edit("wrong tag deleted", run("甲") + deleted("{{ cover 旧 }}") + run(WHOLE + "丙"), ("M423",), PRINTED, ("F614",)),
    Edit("condition deleted", run("甲") + deleted("{%p if 0 %}") + run(WHOLE + "丙"), ("M423",), PRINTED, ("F614",)),
    Edit("half a tag deleted", run("甲") + deleted("{{ x") + run(WHOLE + "丙"), ("M423",), PRINTED, ("F614",)),
    *(Edit(f"whole in {name}", whole_in(wrap), ("M420",), PRINTED)
      for name, wrap in {"simple field": SIMPLE_FIELD, "field": complex_field}.items()),
    *(Edit(f"whole in {name}", whole_in(wrap), ("M424",), PRINTED)
      for name, wrap in {"text box": box, "control": control}.items()),
    Edit("whole in comment", whole_in(COMMENTED), ("M438",), PRINTED, ("F614",), WITH_COMMENT),
    Edit("head in comment", head_in(COMMENTED), ("M438", "M422"), PRINTED, ("F614",), WITH_COMMENT),
    Edit("middle in comment", middle_in(COMMENTED), ("M438", "M422"), PRINTED, ("F614",), WITH_COMMENT),
    Edit("changes recorded", run(f"甲{WHOLE}丙"), ("M438",), PRINTED, ("F614",),
         {"settings": replaced("<w:defaultTabStop ", "<w:trackRevisions/><w:defaultTabStop ")}),
]  # fmt: skip


# What leaves a submission stands in one template, a paragraph for each edit; the others need one each, and so does
# what is found at a paragraph within a text box.
PASSED = [edit for edit in EDITS if edit.printed is not None and not edit.draft and edit.xml != whole_in(box)]
ALONE = [edit for edit in EDITS if edit not in PASSED]


@dataclass(frozen=True)
class Together:
    """What is said of a template with all edits that pass, and the report that it makes."""

    found: tuple[Finding, ...]
    made: Made
    lines: frozenset[str]

    def codes(self, edit: Edit) -> list[str]:
        """Return the codes of what is said of an edit's paragraph."""
        return sorted(each.code for each in self.found if f"“{_begins(edit)}" in each.message)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Together:
    content = changed(document=put("".join(paragraph(_told_apart(edit)) for edit in PASSED)))
    made = made_with(content, tmp_path_factory.mktemp("together"))
    return Together(lint_bytes(content), made, frozenset(shown(each) for each in find(made.body, ".//w:p")))


def _begins(edit: Edit) -> str:
    return f"甲{PASSED.index(edit)}号"


def _told_apart(edit: Edit) -> str:
    """Return an edit's paragraph with a number of its own, in its text and in its ids."""
    number = PASSED.index(edit)
    own = {"甲": _begins(edit), 'w:id="92"': f'w:id="{1000 + number}"', 'w:name="x"': f'w:name="x{number}"'}
    xml = edit.xml.replace('w:id="7"', f'w:id="{2000 + number}"')
    for old, new in own.items():
        xml = xml.replace(old, new)
    return xml


@pytest.mark.unsound(UNSOUND)
@pytest.mark.parametrize("edit", PASSED, ids=lambda edit: edit.row)
def test_an_edited_tag_is_judged_by_what_it_prints(edit: Edit, together: Together) -> None:
    assert together.codes(edit) == sorted(edit.said)
    assert edit.printed and edit.printed.replace("甲", _begins(edit)) in together.lines


@pytest.mark.unsound(UNSOUND)
def test_nothing_else_is_said_of_them_and_the_report_may_be_sent(together: Together) -> None:
    assert len(together.found) == sum(len(edit.said) for edit in PASSED)
    assert [code for code in together.made.codes if code.startswith("F")] == []
    assert together.made.outcome.status is Status.READY
    assert [each for each in faults(together.made.path) if not each.endswith(STANDING)] == []


@pytest.mark.unsound(UNSOUND)
@pytest.mark.parametrize("edit", ALONE, ids=lambda edit: edit.row)
def test_an_edit_with_a_template_of_its_own_is_judged_alike(edit: Edit, tmp_path: Path) -> None:
    content = damaged(edit)
    assert sorted(each.code for each in lint_bytes(content)) == sorted(edit.said)
    if edit.printed is None:
        with pytest.raises(NothingMadeError) as refusal:
            made_with(content, tmp_path)
        assert [each.code for each in refusal.value.findings] == ["M421"]
        return
    made = made_with(content, tmp_path)
    assert edit.printed in [shown(each) for each in find(made.body, ".//w:p")]
    assert tuple(code for code in made.codes if code.startswith("F")) == edit.draft
    assert made.outcome.status is (Status.DRAFT if edit.draft else Status.READY)
    assert [each for each in faults(made.path) if not each.endswith(STANDING)] == []


def test_a_deletion_is_placed_by_the_words_that_the_editor_still_shows() -> None:
    (finding,) = lint_bytes(changed(document=put(paragraph(deleted("旧")))))
    assert "“旧”等处有 1 处修订" in finding.message


UNREAD = {
    "half a tag": (changed(document=put(paragraph(run(f"甲{HEAD}{MIDDLE}")))), "M411"),
    "full-width": (changed(document=put(paragraph(run("｛｛ cover.地区 ｝｝")))), "M411"),
    "head in a text box": (changed(document=put(paragraph(head_in(box)))), "M411"),
    "tail in a text box": (changed(document=put(paragraph(tail_in(box)))), "M411"),
    "head deleted": (changed(document=put(paragraph(run("甲") + deleted(HEAD) + run(MIDDLE + TAIL)))), "M411"),
    "in the properties": (changed(**{"docProps/core": replaced(
        "</cp:coreProperties>", f"<cp:keywords>{WHOLE}</cp:keywords></cp:coreProperties>")}), "M425"),
    "half deleted": (changed(document=put(paragraph(run(f"甲{HEAD}{MIDDLE}") + deleted(TAIL)))), "M411"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code"), UNREAD.values(), ids=UNREAD)
def test_tags_that_filling_does_not_read_refuse_the_template(content: bytes, code: str, tmp_path: Path) -> None:
    assert code in [each.code for each in lint_bytes(content)]
    with pytest.raises(NothingMadeError) as refusal:
        made_with(content, tmp_path)
    assert code in [each.code for each in refusal.value.findings]


def damaged(edit: Edit) -> bytes:
    extra = {"word/comments.xml": f"<w:comments {NAMES}>{COMMENT}</w:comments>".encode()}
    changes = {"document": put(paragraph(edit.xml)), **edit.changes}
    return changed(extra if edit.changes is WITH_COMMENT else {}, **changes)


def made_with(content: bytes, folder: Path) -> Made:
    """Return the report that a template makes of a small workbook."""
    shutil.copytree(TEMPLATES, folder / "templates")
    (folder / "templates" / "henan" / "report.docx").write_bytes(content)
    workbook = write_workbook(folder / "工作簿.xlsx", minimal_sheets())
    outcome = build(workbook, folder / "templates", folder / "output", silent)
    assert outcome.report is not None
    return Made(outcome, outcome.report)
