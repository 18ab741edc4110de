"""DrawingML in short: elements, fills, lines and text properties as XML text. Lengths are in points."""

from __future__ import annotations

from html import escape

from charts.style import INK, PAPER, colour, hatch

EMU_PER_POINT = 12700
TURNED = -5_400_000  # a quarter to the left, in sixtieth thousandths of a degree
# Word has no hatches as Matplotlib knows them; these look alike.
PATTERNS = {"////": "wdUpDiag", "....": "pct20"}


def element(name: str, *children: str, **attributes: object) -> str:
    """Return an element; the name brings its prefix."""
    stated = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<{name}{stated}>{''.join(children)}</{name}>" if children else f"<{name}{stated}/>"


def val(name: str, value: object) -> str:
    """Return a `c:` element that has only a value; yes and no are 1 and 0."""
    return element(f"c:{name}", val=int(value) if isinstance(value, bool) else value)


def text(name: str, content: str) -> str:
    """Return an element around text; the name brings its prefix."""
    return element(name, escape(content, quote=False))


def solid(hex_colour: str) -> str:
    """Return a fill of one colour, written "#1B3F73"."""
    return element("a:solidFill", element("a:srgbClr", val=hex_colour.removeprefix("#")))


def fill(index: int) -> str:
    """Return the fill of the series or slice at `index`, hatched where the picture's is."""
    if not hatch(index):
        return solid(colour(index))
    lines = element("a:fgClr", element("a:srgbClr", val=PAPER.removeprefix("#")))
    ground = element("a:bgClr", element("a:srgbClr", val=colour(index).removeprefix("#")))
    return element("a:pattFill", lines, ground, prst=PATTERNS[hatch(index)])


def line(hex_colour: str, width: float, dash: str = "solid") -> str:
    """Return a line; one without width is none."""
    if not width:
        return element("a:ln", element("a:noFill"))
    parts = (solid(hex_colour), element("a:prstDash", val=dash), element("a:round"))
    return element("a:ln", *parts, w=round(width * EMU_PER_POINT), cap="rnd" if dash == "solid" else "flat")


def shape(*parts: str) -> str:
    """Return shape properties."""
    return element("c:spPr", *parts)


def text_properties(
    size: float, ink: str = INK, rotation: int | None = 0, fonts: str = "", wrapped: bool = True
) -> str:
    """Return text properties; `rotation` None leaves turning to Word."""
    turning: dict[str, object] = {} if rotation is None else {"rot": rotation, "vert": "horz"}
    turning |= {} if wrapped else {"wrap": "none"}
    run = element("a:defRPr", solid(ink), fonts, sz=round(size * 100), b=0)
    paragraph = element("a:p", element("a:pPr", run), element("a:endParaRPr", lang="zh-CN"))
    return element("c:txPr", element("a:bodyPr", **turning), element("a:lstStyle"), paragraph)
