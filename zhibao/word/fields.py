"""Fields, complex (ECMA-376 part 1, §17.16.18) and simple (§17.16.19): nested, over paragraphs, found and filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy

from msgspec import Struct, field

from zhibao.word.block_elements import prints_nothing
from zhibao.word.field_codes import FieldCode, parsed
from zhibao.word.field_marks import BEGIN, END, MARK_TAGS, OTHER, PIECE, SEPARATE, Mark, walk
from zhibao.word.simple_types import states_on
from zhibao.word.xml import Element, find, make, qualified, w

_MARK, _CODE, _SIMPLE = MARK_TAGS
_TEXT, _RUN, _BODY = w("t"), w("r"), w("body")


class Field(Struct, eq=False):
    """A field: its code as written, the text elements of its result, the runs that it reaches over, its two ends.

    `end` is None for one that is never closed; both ends of a simple field are the field itself.
    """

    begin: Element
    end: Element | None = None
    text: str = ""
    result: list[Element] = field(default_factory=list)
    runs: list[Element] = field(default_factory=list)
    in_result: bool = False

    @property
    def code(self) -> FieldCode:
        """The code in its parts."""
        return parsed(self.text)

    def is_of(self, kinds: Collection[str]) -> bool:
        """Tell whether it is of one of the kinds, as which its code is read only where it says so somewhere."""
        written = self.text.upper()
        return any(kind in written for kind in kinds) and self.code.kind in kinds

    @property
    def shown(self) -> str:
        """The characters of the cached result."""
        return "".join(element.text or "" for element in self.result)

    def set_result(self, text: str) -> None:
        """Write the cached result into the first text element, and empty the others."""
        for element in self.result[1:]:
            element.text = ""
        if self.result:
            self.result[0].text = text


def fields(root: Element, *kinds: str) -> list[Field]:
    """Return the fields under an element in the order in which they begin, only those of the kinds where any is given.

    What stands in the result of a field inside another one's result belongs to both results.
    """
    found, unclosed = list[Field](), list[Field]()
    # Hardly any paragraph has one, and every paragraph is asked: looking for a mark is quicker than walking.
    if next(root.iter(_MARK, _SIMPLE), None) is None:
        return found
    for mark, element, words in _walk_where_fields_are(root, unclosed):
        if mark is BEGIN:
            unclosed.append(Field(element))
            found.append(unclosed[-1])
        elif mark is OTHER and unclosed:
            _take(unclosed, element)
        elif unclosed:
            _pass(unclosed, mark, element, words)
    return [each for each in found if not kinds or each.is_of(kinds)]


def fields_by_block(body: Element) -> Mapping[Element, Sequence[Field]]:
    """Return the fields of a body in order, by the block of it in which they begin."""
    found: dict[Element, list[Field]] = {}
    for each in fields(body):
        block = each.begin
        while (parent := block.getparent()) is not None and parent is not body:
            block = parent
        found.setdefault(block, []).append(each)
    return found


def _walk_where_fields_are(root: Element, unclosed: Sequence[Field]) -> Iterator[tuple[Mark, Element, str]]:
    """Walk past runs and texts, but not into a body's long tables and other blocks without fields in them."""
    for part in root if root.tag == _BODY else (root,):
        if unclosed or next(part.iter(*MARK_TAGS), None) is not None:
            yield from walk(part, _TEXT, _RUN)


def _pass(unclosed: list[Field], mark: Mark, element: Element, words: str) -> None:
    last = unclosed[-1]
    if mark is PIECE:
        last.text += words
    elif mark is SEPARATE:
        last.in_result = True
    elif mark is END:
        last.end = element
        unclosed.pop()


def _take(unclosed: list[Field], element: Element) -> None:
    """Give an element to the fields around it; a text is the result of those that no code stands between."""
    if element.tag == _RUN:
        for each in unclosed:
            each.runs.append(element)
        return
    for each in reversed(unclosed):
        if not each.in_result:
            return
        each.result.append(element)


def text_around_fields(paragraph: Element, instead: str) -> str:
    """Return the characters that a paragraph prints, with `instead` in place of each field."""
    text, depth = "", 0
    for mark, element, _ in walk(paragraph, _TEXT):
        if mark is BEGIN:
            text += "" if depth else instead
            depth += 1
        elif mark is END:
            depth = max(depth - 1, 0)
        elif mark is OTHER and not depth:
            text += element.text or ""
    return text


def spell_out_fields(root: Element) -> None:
    """Turn simple fields, as which Word saves short ones, into complex ones, in place."""
    for simple in list(root.iter(_SIMPLE)):
        code = simple.get(w("instr"), "").strip()
        for run in [mark_run("begin"), code_run(code), mark_run("separate"), *simple, mark_run("end")]:
            simple.addprevious(run)
        parent = simple.getparent()
        assert parent is not None
        parent.remove(simple)


def is_marked(run: Element) -> bool:
    """Tell whether a run holds a mark of a field."""
    return run.find(_MARK) is not None


def cut_out(field_: Field) -> Element:
    """Take a field out of its story and return an empty paragraph in its place.

    What stands before it in its first paragraph, and after it in its last, stays, each in a paragraph of its own.
    Raises ValueError for a field that is never closed, or does not begin and end in paragraphs of one story.
    """
    end = field_.begin if field_.end is None else field_.end
    first, last = _paragraph(field_.begin), _paragraph(end)
    story = first.getparent()
    if field_.end is None or story is None or last.getparent() is not story:
        raise ValueError(f"a field that does not end where it begins: {field_.text}")
    before, after = _parted(first, field_.begin)[0], _parted(last, end)[1]
    head, place = make("p", *deepcopy(find(first, "w:pPr")), *before), make("p")
    for section in find(head, "w:pPr/w:sectPr"):
        head[0].remove(section)
    first.addprevious(head)
    first.addprevious(place)
    for each in list(story)[story.index(first) : story.index(last)]:
        story.remove(each)
    for each in find(last, "*[not(self::w:pPr)]"):
        last.remove(each)
    last.extend(after)
    for each in filter(prints_nothing, (head, last)):
        story.remove(each)
    return place


def _paragraph(mark: Element) -> Element:
    return next(mark.iterancestors(w("p")))


def _parted(paragraph: Element, mark: Element) -> tuple[list[Element], list[Element]]:
    """Return the content of a paragraph before and after the child that a mark stands in."""
    content = find(paragraph, "*[not(self::w:pPr)]")
    at = next(index for index, each in enumerate(content) if mark in each.iter())
    return content[:at], content[at + 1 :]


def asks_for_update(root: Element) -> bool:
    """Tell whether a field is marked as out of date, which makes Word ask when it opens the file."""
    return any(states_on(each.get(w("dirty"))) for each in root.iter(_MARK, _SIMPLE))


def text_run(text: str, vert_align: str = "") -> Element:
    """Return a run of text, raised or lowered as w:vertAlign says, plain else."""
    properties = [make("rPr", make("vertAlign", val=vert_align))] if vert_align else []
    return make("r", *properties, _kept("t", text))


def tab_run() -> Element:
    """Return a run that is a tab."""
    return make("r", make("tab"))


def mark_run(kind: str) -> Element:
    """Return a run with a field mark: begin, separate or end."""
    return make("r", make("fldChar", fldCharType=kind))


def code_run(code: str) -> Element:
    """Return a run with a field's code."""
    return make("r", _kept("instrText", f" {code} "))


def _kept(name: str, text: str) -> Element:
    """Return an element around text that keeps its spaces."""
    made = make(name)
    made.text = text
    made.set(qualified("xml:space"), "preserve")
    return made


def field_runs(code: str, result: str) -> list[Element]:
    """Return the runs of a whole field with its cached result."""
    return [mark_run("begin"), code_run(code), mark_run("separate"), text_run(result), mark_run("end")]
