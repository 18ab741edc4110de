"""Words that no line may part (表 2-5, 〔2021〕4号, ——): the characters that hold them, and their plain form."""

from __future__ import annotations

from zhibao.text.lazy_patterns import lazy_pattern

_JOINER = "\u2060"
# A no-break space and a no-break hyphen stand for a space and a hyphen; a joiner (WORD JOINER) for nothing.
_PLAIN = str.maketrans({"\u00a0": " ", "\u2011": "-", _JOINER: None})
_KEPT_WHOLE = lazy_pattern(f"[\u00a0\u2011{_JOINER}]")
_BREAKABLE = str.maketrans({"\u00a0": " ", "\u2011": "-"})
_UNBROKEN = str.maketrans({" ": "\u00a0", "-": "\u2011"})
# The number of an official document, from its year's bracket on.
_DOCUMENT_NUMBER = lazy_pattern(r"(?<=[〔（(\[【］［][12][0-9]{3}[〕）)\]】］])(第?[0-9]+)(?=号)")
_HELD = lazy_pattern(rf"[〔（(\[【［][12][0-9]{{3}}[〕）)\]】］]{_JOINER}第?[0-9]+{_JOINER}号|(?<=—)—|(?<=…)…")


def plain(text: str) -> str:
    """Return text as it is typed, searched and compared: without what only keeps lines from parting it."""
    return text if text.isascii() else text.translate(_PLAIN)


def plain_ones(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return each text in its plain form."""
    return tuple(map(plain, texts)) if _KEPT_WHOLE.search("".join(texts)) else texts


def without_joiners(text: str) -> str:
    """Return text without the characters that have no width."""
    return text.replace(_JOINER, "")


def unbroken_label(label: str) -> str:
    """Return a caption's label, such as 表 2-5, which no line parts at its space or hyphen."""
    return label.translate(_UNBROKEN)


def is_unbroken_label(text: str) -> bool:
    """Tell whether text has a space or a hyphen that no line parts."""
    return text.translate(_BREAKABLE) != text


def joined_label(label: str) -> str:
    """Return an unbroken label in the form that LibreOffice keeps whole where it has no language.

    LibreOffice parts lines beside its no-break spaces and hyphens where Chinese meets figures.
    """
    return label.replace("\u00a0", f"{_JOINER}\u202f{_JOINER}").replace("\u2011", f"{_JOINER}-{_JOINER}")


def joined(text: str) -> str:
    """Return text with the numbers of official documents held together: 〔2021〕4号."""
    return _DOCUMENT_NUMBER.sub(rf"{_JOINER}\1{_JOINER}", text) if "号" in text else text


def held_stretches(text: str) -> list[tuple[int, int]]:
    """Return where text needs a line breaking rule of its own: numbers of documents, the second of two dashes or dots.

    LibreOffice breaks Chinese between any two characters that are not forbidden at a line's end or beginning, whatever
    joins them; without a Chinese language it follows UAX #14, which keeps —— and …… and what is joined.
    """
    return [match.span() for match in _HELD.finditer(text)]
