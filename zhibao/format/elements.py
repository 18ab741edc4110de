"""The figures of elements (正文、表题 …) measured on every paragraph and run."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.format.captions import Captions
from zhibao.format.list_labels import list_label
from zhibao.format.own_words import in_own_words
from zhibao.format.paragraph_measures import PARAGRAPH_MEASURES, ParagraphLayers
from zhibao.format.tallying import CheckedFigure, Departure, Occurrences, Tallies
from zhibao.format.type_measures import TYPE_MEASURES, letter_spacing
from zhibao.format.walking import FoundParagraph, FoundRow
from zhibao.pack.format_values import ALWAYS_FIGURES, ELEMENT_FIGURES, EVERY_FIGURES, Value
from zhibao.pack.requirements import RequiredValue, Subject
from zhibao.word.block_elements import plain_text_of
from zhibao.word.fields import fields
from zhibao.word.numbering import Level
from zhibao.word.run_fonts import hints
from zhibao.word.style_inheritance import Inheritance, RunLayers, font_size, switched, toggled
from zhibao.word.styles import CHARACTER, Layers
from zhibao.word.xml import Element, find, value, w

_WORDS = 12
_NOT_HIDDEN = RequiredValue("hidden", False, "程序的规定（读者看不见）")
# What a clerk may set on some words of a cell, by figure: its element in a run.
_EMPHASIS = {"bold": "b", "italic": "i"}


class _RunPlace(Struct, frozen=True):
    """A run's place: its paragraph's, with the words of the run."""

    paragraph: object
    words: str

    def __str__(self) -> str:
        words, paragraph = self.words[:_WORDS], str(self.paragraph)
        return paragraph if f"“{words}" in paragraph else f"{paragraph}中的“{words}”"


class _Form(Struct):
    """What was measured in a paragraph, and for whom; `count` is how many of its form came after it.

    `is_met` as long as there was nothing to tell: of those that depart each is measured, for its place. `placed` are
    the figures of a caption, whose own place is measured however alike captions are.
    """

    measured: list[tuple[Tallies, Mapping[str, Value]]] = field(default_factory=list)
    is_met: bool = True
    placed: Tallies | None = None
    count: int = 0


class _Row(Struct):
    """The forms of a row's paragraphs, each as often as it has it; `count` is how many rows of its form came after."""

    paragraphs: list[_Form]
    count: int = 0


class Elements:
    """Measures paragraphs and their runs by the figures of their styles' elements."""

    def __init__(
        self, subjects: tuple[Subject, ...], every: Subject, inheritance: Inheritance, text_width: float, todo: str
    ) -> None:
        """Begin to measure; `every` holds for each element that does not say otherwise."""
        self._inheritance, self._styles = inheritance, inheritance.styles
        self._text_width = text_width
        self._captions = Captions(inheritance.styles, todo)
        always = replace(every, figures=(*every.figures, _NOT_HIDDEN))
        self._every = Tallies(always, {**EVERY_FIGURES, **ALWAYS_FIGURES}, _unit)
        self._tallies = [Tallies(subject, ELEMENT_FIGURES, _unit) for subject in subjects]
        self._by_style = {
            name: tallies for subject, tallies in zip(subjects, self._tallies, strict=True) for name in subject.styles
        }
        self._unruled: dict[str, Occurrences] = {}
        # Most paragraphs and runs are formatted alike: what was measured once holds for all of them.
        self._measured: dict[tuple[object, ...], tuple[Mapping[str, Value], Level | None]] = {}
        self._types: dict[tuple[object, ...], tuple[Mapping[str, Value], bool]] = {}
        self._rows: dict[Hashable, _Row] = {}
        self._forms: dict[tuple[object, ...], _Form] = {}
        self._form = _Form()

    def measure_row(self, found: FoundRow) -> None:
        """Measure a row of a table; where one of its form was as prescribed, this one is, and is only counted."""
        if found.form in self._rows:
            self._rows[found.form].count += 1
            return
        paragraphs = [self.measure(each) for each in found.paragraphs()]
        if all(each.is_met and not each.placed for each in paragraphs):
            self._rows[found.form] = _Row(paragraphs)

    def measure(self, found: FoundParagraph) -> _Form:
        """Measure one paragraph with its runs and its label, or count it as of a form that was as prescribed."""
        key = (found.form, found.cell, found.is_above_rows)
        form = self._forms.get(key)
        if form:
            form.count += 1
        else:
            self._form = form = _Form()
            self._measure(found)
            if form.is_met:
                self._forms[key] = form
        if form.placed:
            self._place(found, form.placed)
        return form

    def _measure(self, found: FoundParagraph) -> None:
        style = self._styles.name(found.style_id)
        tallies = self._by_style.get(style)
        if tallies is None:
            self._unruled.setdefault(style, Occurrences()).add(found.place)
            self._form.is_met = False
            return
        figures, level = self._measured_of(found)
        # What follows a table stays with its last row, the others may part.
        above = {key: value for key, value in figures.items() if key != "keep_next"} if found.is_above_rows else figures
        self._add(tallies, above, found.place)
        if "place" in tallies.by_key and plain_text_of(found.element):
            self._form.placed = tallies
        runs = [run for run in found.element.iter(w("r")) if plain_text_of(run).strip()]
        emphasis = {key: _emphasised(runs, name) for key, name in _EMPHASIS.items()}
        wanted = hints(found.element)
        for run in runs:
            skipped = [key for key, emphasised in emphasis.items() if run in emphasised]
            self._run(found, run, tallies, skipped, wanted[run])
        self._label(found, tallies, level)

    def _place(self, caption: FoundParagraph, tallies: Tallies) -> None:
        """Measure where a caption stands."""
        required = tallies.by_key["place"].figure.value
        tallies.add({"place": self._captions.place(caption.element, str(required))}, caption.place)

    def results(self) -> Iterator[CheckedFigure]:
        """Yield what the figures came to, element by element."""
        for row in self._rows.values():
            for paragraph in row.paragraphs:
                paragraph.count += row.count
        for form in self._forms.values():
            for tallies, measured in form.measured:
                tallies.add_again(measured, form.count)
        self._rows.clear()
        self._forms.clear()
        for tallies in self._tallies:
            yield from tallies.results()
        yield from self._every.results()

    def unruled(self) -> tuple[Departure, ...]:
        """Return the styles in use that belong to no element, as departures."""
        return tuple(places.departure(name) for name, places in self._unruled.items())

    def _measured_of(self, found: FoundParagraph) -> tuple[Mapping[str, Value], Level | None]:
        """Return a paragraph's figures, and the list level that labels it."""
        properties = found.element.find(w("pPr"))
        key = (found.style_id, found.cell, _content(properties))
        if key not in self._measured:
            self._measured[key] = self._measure_paragraph(found, properties)
        return self._measured[key]

    def _measure_paragraph(
        self, found: FoundParagraph, properties: Element | None
    ) -> tuple[Mapping[str, Value], Level | None]:
        type_ = self._inheritance.run_layers((), "", found.style_id, found.cell)
        layers = self._inheritance.paragraph_layers(properties, found.style_id, found.cell)
        label = list_label(layers, self._inheritance)
        size, spacing, bold = font_size(type_.all), letter_spacing(type_), toggled(type_, "b")
        paragraph = ParagraphLayers(layers, size, spacing, self._text_width, label, bold)
        figures = {name: in_own_words(measure, paragraph) for name, measure in PARAGRAPH_MEASURES.items()}
        return figures, self._inheritance.level(layers)

    def _add(self, tallies: Tallies, measured: Mapping[str, Value], place: object) -> None:
        """Count for an element what it states, for every element what the element leaves to that."""
        others = {key: value for key, value in measured.items() if key not in tallies.by_key}
        for each, figures in ((tallies, measured), (self._every, others)):
            if not each.add(figures, place):
                self._form.is_met = False
            else:
                self._form.measured.append((each, figures))

    def _run(
        self, found: FoundParagraph, run: Element, tallies: Tallies, emphasis: Collection[str], wanted: Collection[bool]
    ) -> None:
        """Measure a run, but not in `emphasis`: what the writer sets apart is no matter of any rule.

        `wanted` says whether its characters want the hint at East Asia.
        """
        properties = run.find(w("rPr"))
        style_id = "" if properties is None else value(properties, "w:rStyle/@w:val")
        own = () if properties is None else (properties,)
        measured, hidden = self._type(found, own, self._styles.style_of(style_id, CHARACTER))
        apart = self._by_style.get(self._styles.name(style_id), tallies)
        if hidden:
            # The code of the field that it stands in decides, and that is none of its form.
            self._form.is_met = False
        if not hidden or not _counts_silently(run, found.element):
            counted = {key: value for key, value in measured.items() if key not in emphasis}
            is_hinted = counted.pop("shared_marks")
            if wanted:
                counted["shared_marks"] = set(wanted) == {is_hinted}
            self._add(apart, _seen(counted, hidden), _RunPlace(found.place, plain_text_of(run)))

    def _label(self, found: FoundParagraph, tallies: Tallies, level: Level | None) -> None:
        """Measure the label that a list puts before the paragraph: the level's format goes before the mark's."""
        if level is None or not plain_text_of(found.element) or not level.text:
            return
        own = (*level.element.findall(w("rPr")), *find(found.element, "w:pPr/w:rPr"))
        measured, hidden = self._type(found, own, "")
        counted = {key: value for key, value in measured.items() if key != "shared_marks"}
        self._add(tallies, _seen(counted, hidden), _RunPlace(found.place, "编号"))

    def _type(self, found: FoundParagraph, own: Layers, style_id: str) -> tuple[Mapping[str, Value], bool]:
        key = (found.style_id, found.cell, style_id, *map(_content, own))
        if key not in self._types:
            layers = self._inheritance.run_layers(own, style_id, found.style_id, found.cell)
            self._types[key] = (_measure_type(layers), toggled(layers, "vanish"))
        return self._types[key]


def _counts_silently(run: Element, paragraph: Element) -> bool:
    """Tell whether a run stands in a field that counts and prints nothing, so that hiding it hides nothing."""
    return any(run in field.runs for field in fields(paragraph, "SEQ") if field.code.is_silent)


def _emphasised(runs: list[Element], name: str) -> list[Element]:
    """Return the few runs of a paragraph that have it, which is the writer's emphasis; none when all have it."""
    found = [run for run in runs if switched(tuple(run.findall(w("rPr"))), name)]
    return found if len(found) < len(runs) else []


def _seen(measured: Mapping[str, Value], hidden: bool) -> Mapping[str, Value]:
    """Return what counts of a run: how hidden words look does not matter."""
    return {"hidden": True} if hidden else {"hidden": False, **measured}


def _unit(key: str) -> str:
    return "处" if key in TYPE_MEASURES or key in ALWAYS_FIGURES else "段"


def _measure_type(layers: RunLayers) -> Mapping[str, Value]:
    return {name: in_own_words(measure, layers) for name, measure in TYPE_MEASURES.items()}


def _content(properties: Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties)
