"""Complex fields (ECMA-376 part 1, §17.16.18): their codes, and runs that make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class FieldCode:
    """A field inside one paragraph: its code and the text elements that hold its cached result."""

    code: str = ""
    result: list[Element] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.code.split()

    def switch(self, name: str) -> str | None:
        """Return the argument of the switch, empty when it takes none, None when the field lacks it."""
        match = re.search(rf'\\{re.escape(name)}(?![A-Za-z])\s*("[^"]*"|[^\s\\]*)', self.code)
        return match[1].strip('"') if match else None

    def set_result(self, text: str) -> None:
        """Write the cached result into the first text element, and empty the others."""
        for element in self.result[1:]:
            element.text = ""
        if self.result:
            self.result[0].text = text


def field_codes_of(paragraph: Element) -> Iterator[FieldCode]:
    """Yield the fields that begin and end in the paragraph, in order; nested ones are not needed here."""
    current: FieldCode | None = None
    in_result = False
    for element in paragraph.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            current, in_result = FieldCode(), False
        elif kind == "separate":
            in_result = True
        elif kind == "end" and current:
            yield current
            current = None
        elif current and element.tag == qn("w:instrText"):
            current.code += element.text or ""
        elif current and in_result:
            current.result.append(element)


def spell_out_fields(body: Element) -> None:
    """Turn simple fields (§17.16.19), as which Word saves short ones, into complex ones, in place."""
    for simple in list(body.iter(qn("w:fldSimple"))):
        code = simple.get(qn("w:instr"), "").strip()
        for run in [mark_run("begin"), code_run(code), mark_run("separate"), *simple, mark_run("end")]:
            simple.addprevious(run)
        parent = simple.getparent()
        assert parent is not None
        parent.remove(simple)


def text_run(text: str) -> Element:
    """Return a run of plain text."""
    run, content = OxmlElement("w:r"), OxmlElement("w:t")
    content.text = text
    content.set(_SPACE, "preserve")
    run.append(content)
    return run


def tab_run() -> Element:
    """Return a run that is a tab."""
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:tab"))
    return run


def mark_run(kind: str) -> Element:
    """Return a run with a field mark: begin, separate or end."""
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def code_run(code: str) -> Element:
    """Return a run with a field's code."""
    run, instruction = OxmlElement("w:r"), OxmlElement("w:instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    run.append(instruction)
    return run


def field_runs(code: str, result: str) -> list[Element]:
    """Return the runs of a whole field with its cached result."""
    return [mark_run("begin"), code_run(code), mark_run("separate"), text_run(result), mark_run("end")]
