"""Templates and packs that are damaged, or that would never come to an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.badinputs.bad_input import BadInput, Build, Site, build
from tests.badinputs.structures import ENTITY, LAUGHS, OUTSIDE
from tests.package_edits.edit import Change, dropped, zipped

BODY, STYLES, TYPES = "word/document.xml", "word/styles.xml", "[Content_Types].xml"
RELS, BODY_RELS, NUMBERS = "_rels/.rels", "word/_rels/document.xml.rels", "word/numbering.xml"
PROPERTIES = "docProps/core.xml"
SETTINGS, FOOTER = "word/settings.xml", "word/footer1.xml"
_NAME = "report.docx"


def template(change: Change) -> Build:
    def made(site: Site) -> Sequence[str]:
        (site.pack / _NAME).write_bytes(zipped(change(site.template())))
        return build(site)

    return made


def template_bytes(change: Callable[[bytes], bytes]) -> Build:
    def made(site: Site) -> Sequence[str]:
        path = site.pack / _NAME
        path.write_bytes(change(path.read_bytes()))
        return build(site)

    return made


def rewritten(part: str, change: Callable[[bytes], bytes]) -> Change:
    return lambda parts: {**parts, part: change(parts[part])}


def swapped(part: str, old: bytes, new: bytes) -> Change:
    """The first of some bytes replaced."""

    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return rewritten(part, change)


def before_root(part: str, said: bytes) -> Change:
    return rewritten(part, lambda content: content.replace(b"?>", b"?>" + said, 1))


def with_tag(tag: str) -> Change:
    """A paragraph with a tag before all others."""
    said = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>".encode()
    return rewritten(BODY, lambda content: content.replace(b"<w:body>", b"<w:body>" + said, 1))


def noise(content: bytes) -> bytes:
    """Noise in the compressed data of the first part."""
    return content[:80] + bytes(200) + content[280:]


_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "zeros": lambda content: bytes(len(content)),
    "another root": lambda content: b"<svg/>",
    "no XML": lambda content: b"\xff\xfe not XML",
    "100,000 elements deep": lambda content: b"<a>" * 100_000 + b"</a>" * 100_000,
}
_PARTS = (BODY, STYLES, TYPES, RELS, BODY_RELS, NUMBERS, SETTINGS, FOOTER)
_FILES: dict[str, Callable[[bytes], bytes]] = {
    "noise in the compressed data": noise,
    "the first half": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "text": lambda content: "模板".encode(),
    "an old document": lambda content: b"\xd0\xcf\x11\xe0" + bytes(600),
    "an empty zip": lambda content: zipped({}),
    "a PDF": lambda content: b"%PDF-1.7",
}
_BROKEN: dict[str, Change] = {
    "no body": rewritten(BODY, lambda content: content[: content.index(b"<w:body>")] + b"</w:document>"),
    "no main part": dropped(BODY),
    "no content types": dropped(TYPES),
    "no relationships": dropped(RELS),
    "an entity in the styles": before_root(STYLES, ENTITY),
    "a file in the styles": before_root(STYLES, OUTSIDE),
    "a billion laughs in the styles": before_root(STYLES, LAUGHS),
    "a billion laughs in the body": before_root(BODY, LAUGHS),
    "an entity in the numbering": before_root(NUMBERS, ENTITY),
    "a field mark of no kind": swapped(BODY, b'fldCharType="begin"', b'fldCharType="x"'),
    "a length of 400 digits": swapped(BODY, b'w:pgSz w:w="', b'w:pgSz w:w="' + b"9" * 400),
    "a size that is none": swapped(STYLES, b'w:sz w:val="', b'w:sz w:val="x'),
    "a switch that is neither on nor off": swapped(STYLES, b"<w:keepNext/>", b'<w:keepNext w:val="2"/>'),
    "styles of another content type": swapped(TYPES, b"styles+xml", b"x+xml"),
    "a footer of another content type": swapped(TYPES, b"footer+xml", b"header+xml"),
    "properties of another content type": swapped(TYPES, b"core-properties+xml", b"x+xml"),
    "a content type of another vocabulary": swapped(
        TYPES,
        b'<Override PartName="/word/numbering.xml"',
        b'<n:Override xmlns:n="urn:x" PartName="/word/numbering.xml"',
    ),
    "a body of the strict dialect": swapped(BODY, b"schemas.openxmlformats.org/wordprocessingml", b"purl.oclc.org/x"),
    "properties of the strict dialect": swapped(PROPERTIES, b"schemas.openxmlformats.org/package", b"purl.oclc.org/x"),
    "a relationship of no type": swapped(RELS, b" Type=", b" Tipe="),
    "a content type of no part": swapped(TYPES, b" PartName=", b" PartNome="),
    "a relationship to nothing": rewritten(BODY_RELS, lambda content: content.replace(b"styles.xml", b"stiles.xml")),
}
_CAPTION = '"表题"'.encode()


def _without_names(styles: bytes) -> bytes:
    return re.sub(rb"<w:name [^>]*/>", b"", styles)


# Tags that ask for more than any report needs, or for what is not theirs; those that Jinja cannot read are M405.
TAGS = {
    "a text of a billion": "{{ 'x'*10**9 }}",
    "a text of a billion, centred": "{{ 'x'.center(10**9) }}",
    "the filter center": "{{ 'x'|center(10**9) }}",
    "a list of a billion": "{{ [1]*10**9 }}",
    "a power of powers": "{{ 9**(9**9) }}",
    "a power, shifted": "{{ 2**100000000 }}",
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "a range of a billion": "{% for a in range(10**9) %}{% endfor %}",
    "lipsum": "{{ lipsum(n=10**6) }}",
    "a format of a billion": "{{ '%1000000000d' % 1 }}",
    "a format by its method": "{{ '{:1000000000}'.format(1) }}",
    "the filter indent": "{{ 'x'|indent(10**9) }}",
    "a doubling text": "{% set n = namespace(t='x') %}{% for a in range(40) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "a doubling list": "{% set n = namespace(t=[1]) %}{% for a in range(40) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "replace upon replace": "{{ ('x'*1000).replace('x','x'*1000).replace('x','x'*1000).replace('x','x'*1000) }}",
    "5,000 brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "5,000 minus signs": "{{ " + "-" * 5_000 + "1 }}",
    "5,000 loops": "{% for a in [1] %}" * 5_000 + "{% endfor %}" * 5_000,
    "a macro of itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "the classes of Python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "the globals of Python": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "another template": "{% include '/etc/passwd' %}",
    "a division by nothing": "{{ 1/0 }}",
}  # fmt: skip
# Where a damaged part keeps the template from being opened.
TEMPLATES = (
    *(BadInput(f"template: {name}", template_bytes(change), "M403") for name, change in _FILES.items()),
    *(
        BadInput(f"template {part}: {name}", template(rewritten(part, damage)), "M403")
        for part in _PARTS
        for name, damage in _DAMAGES.items()
    ),
    *(BadInput(f"template: {name}", template(change), "M403") for name, change in _BROKEN.items()),
    BadInput("template: a style of another name", template(swapped(STYLES, _CAPTION, b'"x"')), "F615", "", 1),
    BadInput("template: styles without names", template(rewritten(STYLES, _without_names)), "M404"),
)
_BY_COMMAND = {
    **dict.fromkeys(("a text of a billion", "loops in loops", "a doubling text", "a format by its method"), "M418"),
    **dict.fromkeys(("5,000 brackets", "a macro of itself", "a division by nothing"), "M405"),
    **dict.fromkeys(("lipsum",), "M406"),
}
HOSTILE = tuple(
    BadInput(f"template: {name}", template(with_tag(TAGS[name])), code) for name, code in _BY_COMMAND.items()
)
