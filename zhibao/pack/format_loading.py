"""Reading format.toml; each of its faults names the table and the key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from zhibao.pack import format_values as values
from zhibao.pack.faults import Faults, read_toml
from zhibao.pack.requirements import FontProfile, Fonts, FormatRules, RequiredValue, Subject

_TABLES = {"fonts", "document", "page", "page_number", "table", "card", "element", "every_element"}
_LIKE = "like"
_FONT_ROLES = ("east_asian", "latin")


def read_format(path: Path) -> FormatRules:
    """Return what the file prescribes, nothing when there is none; raise PackFileError with all faults of it."""
    if not path.exists():
        return FormatRules()
    faults = Faults(path)
    stated = _tables(read_toml(path), faults)
    if unknown := stated.keys() - _TABLES:
        faults.add(f"多出 {'、'.join(sorted(unknown))}")
    rules = _format(stated, faults)
    if rules.fonts or "fonts" not in stated:
        _check_roles(rules, faults)
    faults.check()
    return rules


def _tables(stated: Mapping[str, Any], faults: Faults, within: str = "") -> dict[str, Mapping[str, Any]]:
    """Return what is a table, as all that is stated must be."""
    for name in [name for name, value in stated.items() if not isinstance(value, dict)]:
        faults.add(f"{within}{name} 应为一节，现为“{stated[name]}”")
    return {name: value for name, value in stated.items() if isinstance(value, dict)}


def _format(stated: Mapping[str, Any], faults: Faults) -> FormatRules:
    page, table = _tables(stated.get("page", {}), faults, "page."), dict(stated.get("table", {}))
    layout_styles = _names("表格", table, "layout_styles", faults)
    table.pop("layout_styles", None)
    elements = _tables(stated.get("element", {}), faults, "element.")

    def subject(name: str, figures: Mapping[str, Any] | None, kinds: Mapping[str, values.ValueKind]) -> Subject:
        return Subject(name) if figures is None else _subject(name, figures, kinds, faults)

    return FormatRules(
        faults.tried(lambda: _fonts(stated["fonts"]), None) if "fonts" in stated else None,
        subject("文件", stated.get("document"), values.DOCUMENT_FIGURES),
        subject("版面（纵向）", page.get("portrait"), values.PAGE_FIGURES),
        subject("版面（横向）", page.get("landscape"), values.PAGE_FIGURES),
        subject("页码", stated.get("page_number"), values.PAGE_NUMBER_FIGURES),
        subject("表格", table, values.TABLE_FIGURES),
        subject("数据卡", stated.get("card"), values.TABLE_FIGURES),
        tuple(subject(name, _whole(name, elements, faults), values.ELEMENT_FIGURES) for name in elements),
        subject("各种文字", stated.get("every_element"), values.EVERY_FIGURES),
        layout_styles,
    )


def _whole(name: str, elements: Mapping[str, Mapping[str, Any]], faults: Faults) -> Mapping[str, Any]:
    """Return what an element states, over what the one before it states that it is `like`."""
    own = dict(elements[name])
    like = own.pop(_LIKE, None)
    if like is None:
        return own
    before = list(elements)[: list(elements).index(name)]
    if like not in before:
        faults.add(f"“{name}”的 {_LIKE}：前面没有“{like}”这一种文字")
        return own
    base = _whole(like, elements, faults)
    return {**base, **own, "sources": {**base.get("sources", {}), **own.get("sources", {})}}


def _subject(name: str, stated: Mapping[str, Any], kinds: Mapping[str, values.ValueKind], faults: Faults) -> Subject:
    figures = {key: value for key, value in stated.items() if key not in ("styles", "source", "sources")}
    styles = _names(name, stated, "styles", faults)
    if unknown := figures.keys() - kinds.keys():
        faults.add(f"“{name}”多出 {'、'.join(sorted(unknown))}")
    sources = _sources(name, stated, faults)
    if unknown := sources.keys() - figures.keys():
        faults.add(f"“{name}”的 sources 里 {'、'.join(sorted(unknown))} 没有数值")
    found = (
        faults.tried(partial(_figure, name, key, value, sources.get(key) or stated.get("source"), kinds[key]), None)
        for key, value in figures.items()
        if key in kinds
    )
    return Subject(name, styles, tuple(figure for figure in found if figure))


def _names(name: str, stated: Mapping[str, Any], key: str, faults: Faults) -> tuple[str, ...]:
    found = stated.get(key, [])
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return tuple(found)
    faults.add(f"“{name}”的 {key} 应为方括号里的几个名称，每个加引号，现为“{found}”")
    return ()


def _sources(name: str, stated: Mapping[str, Any], faults: Faults) -> Mapping[str, Any]:
    found = stated.get("sources", {})
    if isinstance(found, dict):
        return found
    faults.add(f"“{name}”的 sources 应为花括号里的几项，现为“{found}”；整组数的出处写 source")
    return {}


def _figure(name: str, key: str, value: object, source: object, kind: values.ValueKind) -> RequiredValue:
    if not source:
        raise ValueError(f"“{name}”的 {key} 没有来源（source）")
    if not isinstance(source, str):
        raise ValueError(f"“{name}”的 {key}：来源应为引号里的文字，现为“{source}”")
    try:
        required, *others = map(kind.read, value if isinstance(value, list) and value else [value])
        return RequiredValue(key, required, source, tuple(others))
    except ValueError as error:
        raise ValueError(f"“{name}”的 {key}：{error}") from error


def _fonts(stated: Mapping[str, Any]) -> Fonts:
    profiles = {name: _profile(name, each) for name, each in stated["profiles"].items()}
    roles = {frozenset(profile.roles) for profile in profiles.values()}
    if len(roles) != 1:
        raise ValueError("[fonts] 各套字体的 roles 不一样")
    for key in ("template", "default"):
        if stated[key] not in profiles:
            raise ValueError(f"[fonts] {key} 没有“{stated[key]}”这一套")
    return Fonts(tuple(profiles.values()), profiles[stated["template"]], profiles[stated["default"]])


def _profile(name: str, stated: Mapping[str, Any]) -> FontProfile:
    roles, bold = dict(stated["roles"]), tuple(stated.get("bold", ()))
    if unknown := set(bold) - roles.keys():
        raise ValueError(f"[fonts] “{name}”的 bold 里 {'、'.join(sorted(unknown))} 不是 roles 里的")
    return FontProfile(name, roles, bold, tuple(stated.get("synonyms", ())))


def _check_roles(rules: FormatRules, faults: Faults) -> None:
    known = rules.fonts.template.roles if rules.fonts else {}
    for element in rules.elements:
        for figure in element.figures:
            if figure.key in _FONT_ROLES and figure.value not in known:
                faults.add(f"“{element.name}”的 {figure.key}：[fonts] 里没有“{figure.value}”")
