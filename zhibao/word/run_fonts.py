"""Which of a run's two fonts sets the characters that Chinese and Latin share: “ ” ‘ ’ — … · and the like.

Word takes the Latin font unless the run hints at East Asia (§17.3.2.26; MS-OI29500 §2.1.88), and the hint is of a
whole run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.block_elements import PARAGRAPH
from zhibao.word.shared_characters import CHINESE, wants
from zhibao.word.unbroken import held_stretches, joined
from zhibao.word.xml import Element, child, first, make, qualified, w

HINT = "eastAsia"
_RUN, _TEXT, _FORMAT, _FONTS = w("r"), w("t"), w("rPr"), w("rFonts")
# Texts of such characters ask for the Chinese font or for nothing; & begins a reference to another one.
_SIMPLE = lazy_pattern(f"[ -%'-~{CHINESE}]*")
_ALIKE = (
    (lazy_pattern("[A-Za-z]+"), "a"),
    (lazy_pattern(r"[!-%'-@\[-`{-~]+"), "0"),
    (lazy_pattern(f"[{CHINESE}]+"), "一"),
)
# Parting another run would print its tab, break or picture twice.
_TEXT_ALONE = "self::w:r[count(w:t)=1 and not(*[not(self::w:t or self::w:rPr)])]"
_NO_LANGUAGE = "x-none"
_HINTED = make("rPr", make("rFonts", hint=HINT))


class _Kind(Struct, frozen=True):
    """What a character asks of its run: the Chinese font, and a language of no line breaking rules."""

    is_chinese: bool
    is_held: bool = False


def alone_hinted(text: str) -> bool | None:
    """Return whether a text that is all of its paragraph gets the hint; None where it has to be looked at."""
    return None if not _SIMPLE.fullmatch(text) or "号" in text else not text.isascii()


def font_forms(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of neighbours, as XML has them, in short: of equal ones the same are blank, and ask the same."""
    if _SIMPLE.fullmatch("".join(texts)):
        return tuple(("0" if text.strip() else text) if text.isascii() else "一" for text in texts)
    return tuple(map(_font_form, texts))


def _font_form(text: str) -> str:
    """Return a text with one character in place of several that come to the same beside a shared one."""
    for pattern, character in () if "&" in text else _ALIKE:
        text = pattern.sub(character, text)
    return text


def hints(paragraph: Element) -> Mapping[Element, frozenset[bool]]:
    """Return for each run of a paragraph whether its characters want the hint: both where they differ, none or one."""
    texts = [(run, _characters(run)) for run in paragraph.iter(_RUN)]
    wanted = wants("".join(text for _, text in texts))
    found, at = {}, 0
    for run, text in texts:
        found[run] = frozenset(each for each in wanted[at : at + len(text)] if each is not None)
        at += len(text)
    return found


def _characters(run: Element) -> str:
    return "".join(each.text or "" for each in run.iterchildren(_TEXT))


def set_run_fonts(story: Element) -> None:
    """Give every run its hint, parting runs that need both, and hold together what no line may part, in place."""
    odd, chinese = _sorted(story)
    for outer in odd:
        for paragraph in [*outer.iter(PARAGRAPH)]:
            _set_paragraph(paragraph)
    for run in chinese:
        if not any(each in odd for each in run.iterancestors(PARAGRAPH)):
            _hint(run)


def _sorted(story: Element) -> tuple[dict[Element, None], list[Element]]:
    """Return the outermost paragraphs in which texts have to be looked at, and of all others the runs of Chinese.

    Of a long table's thousands of cells nearly all ask for one font, and hold nothing together.
    """
    odd, chinese = dict[Element, None](), list[Element]()
    for shown in story.iter(_TEXT):
        text = shown.text
        if not text or not _SIMPLE.fullmatch(text) or "号" in text:
            odd |= dict.fromkeys([*shown.iterancestors(PARAGRAPH)][-1:])
        elif not text.isascii():
            run = shown.getparent()
            if run is not None and run.tag == _RUN:
                chinese.append(run)
    return odd, chinese


def _set_paragraph(paragraph: Element) -> None:
    runs = list(paragraph.iter(_RUN))
    for run in runs:
        for shown in run.iterchildren(_TEXT):
            shown.text = joined(shown.text or "")
    texts = [_characters(run) for run in runs]
    together, at = "".join(texts), 0
    wanted = wants(together)
    if False not in wanted and not held_stretches(together):
        _hint_some(runs, texts, wanted)
        return
    kinds = _kinds(together, wanted)
    for run, text in zip(runs, texts, strict=True):
        if text:
            _set(run, kinds[at : at + len(text)])
        at += len(text)


def _hint_some(runs: Sequence[Element], texts: Sequence[str], wanted: Sequence[bool | None]) -> None:
    """Hint the runs with a character that wants it, where none wants anything else, as in most paragraphs."""
    at = 0
    for run, text in zip(runs, texts, strict=True):
        if True in wanted[at : at + len(text)]:
            _hint(run)
        at += len(text)


def _kinds(text: str, wanted: Sequence[bool | None]) -> list[_Kind | None]:
    kinds = [None if each is None else _Kind(each) for each in wanted]
    for start, end in held_stretches(text):
        kinds[start:end] = [replace(each or _Kind(is_chinese=True), is_held=True) for each in kinds[start:end]]
    return kinds


def _set(run: Element, kinds: list[_Kind | None]) -> None:
    """Set one run, in parts where its characters ask for different things; the others go with what is before them."""
    known = next((each for each in kinds if each), None)
    if known is None:
        return
    asked = []
    for each in kinds:
        known = each or known
        asked.append(known)
    parts = [(kind, len(list(group))) for kind, group in groupby(asked)]
    if len(parts) == 1 or first(run, _TEXT_ALONE) is None:
        _format(run, _Kind(any(each.is_chinese for each in asked)) if len(parts) > 1 else parts[0][0])
        return
    text = _characters(run)
    for kind, length in reversed(parts):
        part = run if length == len(text) else deepcopy(run)
        _write(part, text[-length:])
        _format(part, kind)
        text = text[:-length]
        if part is not run:
            run.addnext(part)


def _write(run: Element, words: str) -> None:
    for text in run.iterchildren(_TEXT):
        text.text = words
        text.set(qualified("xml:space"), "preserve")


def _format(run: Element, kind: _Kind) -> None:
    """State the hint of a run, and that it has no language."""
    if not (kind.is_chinese or kind.is_held):
        return
    format_ = _format_of(run)
    if kind.is_chinese:
        _fonts(format_).set(w("hint"), HINT)
    if kind.is_held:
        _language(format_).set(w("eastAsia"), _NO_LANGUAGE)


def _hint(run: Element) -> None:
    """State that a run is of the Chinese font."""
    if child(run, _FORMAT) is None:
        run.insert(0, deepcopy(_HINTED))
    else:
        _format(run, _Kind(is_chinese=True))


def hold(run: Element) -> None:
    """Let a run have no language, so that LibreOffice breaks it as Unicode does."""
    for script in ("val", "eastAsia"):
        _language(_format_of(run)).set(w(script), _NO_LANGUAGE)


def _format_of(run: Element) -> Element:
    format_ = child(run, _FORMAT)
    if format_ is None:
        format_ = make("rPr")
        run.insert(0, format_)
    return format_


def _language(format_: Element) -> Element:
    """Return the language of a run's format, made in its place when it states none."""
    language = format_.find(w("lang"))
    if language is None:
        language = make("lang")
        following = first(format_, "w:eastAsianLayout | w:specVanish | w:oMath | w:rPrChange")
        if following is None:
            format_.append(language)
        else:
            following.addprevious(language)
    return language


def _fonts(format_: Element) -> Element:
    """Return the fonts of a run's format, made in their place when it states none."""
    fonts = child(format_, _FONTS)
    if fonts is None:
        fonts = make("rFonts")
        style = format_.find(w("rStyle"))
        format_.insert(0, fonts) if style is None else style.addnext(fonts)
    return fonts
