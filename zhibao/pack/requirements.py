"""What a pack prescribes for the finished report: the values of templates/<pack>/format.toml."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zhibao.pack.format_values import Value
from zhibao.text.folding import fold


class RequiredValue(Struct, frozen=True):
    """One figure: its key in `zhibao.pack.format_values`, the required value and the clause or custom it comes from.

    `others` are values that will do too.
    """

    key: str
    value: Value
    source: str
    others: tuple[Value, ...] = ()


class Subject(Struct, frozen=True):
    """What figures are prescribed for: its label and the names of the styles that it is found by."""

    name: str
    styles: tuple[str, ...] = ()
    figures: tuple[RequiredValue, ...] = ()


class FontProfile(Struct, frozen=True):
    """A set of fonts: font names by role; roles in `bold` are printed bold."""

    name: str
    roles: Mapping[str, str]
    bold: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class Fonts(Struct, frozen=True):
    """The font profiles of a pack: all, the one that the template is drawn in, and the usual one."""

    profiles: tuple[FontProfile, ...]
    template: FontProfile
    default: FontProfile

    def named(self, words: str) -> FontProfile | None:
        """Return the profile of that name or synonym, whatever its width, case and spaces."""
        wanted = _plain(words)
        names = ((profile, name) for profile in self.profiles for name in (profile.name, *profile.synonyms))
        return next((profile for profile, name in names if _plain(name) == wanted), None)


class FormatRules(Struct, frozen=True):
    """Everything that format.toml states; a pack without that file prescribes nothing.

    What `every_element` says holds for each element that does not say otherwise. Tables in `layout_styles` only place
    things on a page.
    """

    fonts: Fonts | None = None
    document: Subject = Subject("文件")
    portrait: Subject = Subject("版面（纵向）")
    landscape: Subject = Subject("版面（横向）")
    page_number: Subject = Subject("页码")
    table: Subject = Subject("表格")
    card: Subject = Subject("数据卡")
    elements: tuple[Subject, ...] = ()
    every_element: Subject = Subject("各种文字")
    layout_styles: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether no figure is prescribed."""
        pages = (self.document, self.portrait, self.landscape, self.page_number)
        texts = (self.table, self.card, self.every_element, *self.elements)
        return not any(subject.figures for subject in (*pages, *texts))


def _plain(words: str) -> str:
    return fold(words).replace(" ", "").casefold()
