"""WordprocessingML as text, for what templates print: elements, and characters made safe for XML."""

from __future__ import annotations

from html import escape


def escaped(text: str) -> str:
    """Return text as XML character data."""
    return escape(text, quote=False)


def all_escaped(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts as XML character data."""
    together = "".join(texts)
    return tuple(map(escaped, texts)) if "&" in together or "<" in together or ">" in together else texts


def element(name: str, *children: str, **attributes: object) -> str:
    """Return a `w:` element as XML text; attribute names get the same prefix."""
    stated = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{stated}>{''.join(children)}</w:{name}>" if children else f"<w:{name}{stated}/>"


def run(content: str, format_: str = "") -> str:
    """Return a run of some content under its `w:rPr`."""
    return f"<w:r>{format_}{content}</w:r>"


def text(words: str) -> str:
    """Return a text element that keeps its spaces."""
    return f'<w:t xml:space="preserve">{escaped(words)}</w:t>'


def field(code: str, shown: str, format_: str = "") -> str:
    """Return the runs of a complex field (§17.16.18) around the run `shown`, its cached result."""
    instruction = f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>'
    begin, separate, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    before = (run(part, format_) for part in (begin, instruction, separate))
    return "".join([*before, shown, run(end, format_)])
