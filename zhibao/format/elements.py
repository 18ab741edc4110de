"""The figures of elements (正文、表题 …) measured on every paragraph and run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from zhibao.format.attributes import in_own_words
from zhibao.format.captions import Captions
from zhibao.format.cascade import CHARACTER, Layers, RunLayers, Styles, switched
from zhibao.format.list_labels import list_label
from zhibao.format.opening import find, text_of, values, w
from zhibao.format.paragraph_measures import PARAGRAPH_MEASURES, ParagraphLayers
from zhibao.format.tallying import CheckedFigure, Departure, Occurrences, Tallies
from zhibao.format.type_measures import TYPE_MEASURES, is_hidden, letter_spacing, type_size
from zhibao.format.walking import FoundParagraph
from zhibao.pack.figures import ELEMENT_FIGURES, Value
from zhibao.pack.format_rules import Subject

_WORDS = 12


@dataclass(frozen=True, slots=True)
class _RunPlace:
    """A run's place: its paragraph's, with the words of the run."""

    paragraph: object
    words: str

    def __str__(self) -> str:
        words, paragraph = self.words[:_WORDS], str(self.paragraph)
        return paragraph if f"“{words}" in paragraph else f"{paragraph}中的“{words}”"


class Elements:
    """Measures paragraphs and their runs by the figures of their styles' elements."""

    def __init__(self, subjects: tuple[Subject, ...], styles: Styles, text_width: float, todo: str) -> None:
        self._styles = styles
        self._text_width = text_width
        self._captions = Captions(styles, todo)
        self._tallies = [Tallies(subject, ELEMENT_FIGURES, _unit) for subject in subjects]
        self._by_style = {
            name: tallies for subject, tallies in zip(subjects, self._tallies, strict=True) for name in subject.styles
        }
        self._unruled: dict[str, Occurrences] = {}
        # Most paragraphs and runs are formatted alike: what was measured once holds for all of them.
        self._measured: dict[tuple[object, ...], Mapping[str, Value]] = {}
        self._types: dict[tuple[object, ...], tuple[Mapping[str, Value], bool]] = {}

    def measure(self, found: FoundParagraph) -> None:
        """Measure one paragraph with its runs and its label."""
        tallies = self._by_style.get(self._styles.name(found.style_id))
        if tallies is None:
            self._unruled.setdefault(self._styles.name(found.style_id), Occurrences()).add(found.place)
            return
        tallies.add(self._paragraph(found), found.place)
        if "place" in tallies.by_key and text_of(found.element):
            required = tallies.by_key["place"].figure.value
            tallies.add({"place": self._captions.place(found.element, str(required))}, found.place)
        runs = [run for run in found.element.iter(w("r")) if text_of(run).strip()]
        emphasised = [run for run in runs if switched(tuple(run.findall(w("rPr"))), "b")]
        for run in runs:
            self._run(found, run, tallies, is_emphasis=run in emphasised and len(emphasised) < len(runs))
        self._label(found, tallies)

    def results(self) -> Iterator[CheckedFigure]:
        """Yield what the figures came to, element by element."""
        for tallies in self._tallies:
            yield from tallies.results()

    def unruled(self) -> tuple[Departure, ...]:
        """Return the styles in use that belong to no element, as departures."""
        return tuple(places.departure(name) for name, places in self._unruled.items())

    def _paragraph(self, found: FoundParagraph) -> Mapping[str, Value]:
        properties = found.element.find(w("pPr"))
        key = (found.style_id, found.cell, _content(properties))
        if key not in self._measured:
            self._measured[key] = self._measure_paragraph(found, properties)
        return self._measured[key]

    def _measure_paragraph(self, found: FoundParagraph, properties: Element | None) -> Mapping[str, Value]:
        type_ = self._styles.run_layers((), "", found.style_id, found.cell)
        layers = self._styles.paragraph_layers(properties, found.style_id, found.cell)
        label = list_label(layers, self._styles)
        paragraph = ParagraphLayers(layers, type_size(type_), letter_spacing(type_), self._text_width, label)
        return {name: in_own_words(measure)(paragraph) for name, measure in PARAGRAPH_MEASURES.items()}

    def _run(self, found: FoundParagraph, run: Element, tallies: Tallies, is_emphasis: bool) -> None:
        """Measure a run; a few bold words within a paragraph are the writer's emphasis, which no rule is about."""
        properties = run.find(w("rPr"))
        style_id = next(iter(values(run, "w:rPr/w:rStyle/@w:val")), "")
        own = () if properties is None else (properties,)
        measured, hidden = self._type(found, own, self._styles.style_of(style_id, CHARACTER))
        if not hidden:
            apart = self._by_style.get(self._styles.name(style_id), tallies)
            counted = {key: value for key, value in measured.items() if not (is_emphasis and key == "bold")}
            apart.add(counted, _RunPlace(found.place, text_of(run)))

    def _label(self, found: FoundParagraph, tallies: Tallies) -> None:
        """Measure the label that a list puts before the paragraph: the level's format goes before the mark's."""
        properties = found.element.find(w("pPr"))
        layers = self._styles.paragraph_layers(properties, found.style_id, found.cell)
        level = self._styles.level(layers)
        if level is None or not text_of(found.element) or not "".join(values(level, "w:lvlText/@w:val")):
            return
        own = (*level.findall(w("rPr")), *find(found.element, "w:pPr/w:rPr"))
        measured, hidden = self._type(found, own, "")
        if not hidden:
            tallies.add(measured, _RunPlace(found.place, "编号"))

    def _type(self, found: FoundParagraph, own: Layers, style_id: str) -> tuple[Mapping[str, Value], bool]:
        key = (found.style_id, found.cell, style_id, *map(_content, own))
        if key not in self._types:
            layers = self._styles.run_layers(own, style_id, found.style_id, found.cell)
            self._types[key] = (_measure_type(layers), is_hidden(layers))
        return self._types[key]


def _unit(key: str) -> str:
    return "处" if key in TYPE_MEASURES else "段"


def _measure_type(layers: RunLayers) -> Mapping[str, Value]:
    return {name: in_own_words(measure)(layers) for name, measure in TYPE_MEASURES.items()}


def _content(properties: Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties)
