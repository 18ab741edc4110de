"""Every name in a template looked up, in branches that are never taken too, though nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext

from zhibao.findings import Finding, Rule, lint_rules, template_rules
from zhibao.lint.source import Source, place_of
from zhibao.lint.tags import Tag
from zhibao.model.report import PartKind
from zhibao.render.views import BLOCK_KINDS, VIEW_NAMES, WHOLE_NAMES, TemplateContext
from zhibao.text.nearest import nearest, suggestion

Fault = tuple[Rule, dict[str, str]]
_LIKE_KEY = 0.7
_LIKE_FILTER = 0.6
_TOP = frozenset(TemplateContext.__annotations__)
_PLACES = [kind.value for kind in PartKind]
_IN_BLOCKS = ("loop", "caller", "varargs", "kwargs")
# What texts, lists, numbers and loops have in the template language.
_MEMBERS = frozenset(name for kind in (str, dict, list, int, LoopContext) for name in dir(kind))


def name_faults(
    tree: nodes.Template, source: Source, environment: jinja2.Environment, cover_keys: Iterable[str]
) -> Iterator[tuple[Tag | None, Finding]]:
    """Yield the unknown names, filters and tests and the forbidden constructions, each with its tag."""
    names = _Names(tree, source, environment, frozenset(cover_keys))
    looked_at: list[tuple[nodes.Node, Iterable[Fault]]] = [
        (node, names.faults(node)) for node in tree.find_all(nodes.Node)
    ]
    for output in tree.find_all(nodes.Output):
        looked_at += [(each, names.misplaced(each, source.tag_at(each.lineno))) for each in output.nodes]
    looked_at += _unknown_words(tree)
    for node, faults in looked_at:
        tag = source.tag_at(node.lineno or 0)
        for rule, values in faults:
            shown = {key: _visible(value) for key, value in values.items()}
            yield tag, rule.at(place_of(tag), **shown)


class _Names:
    """What a template may name: what it is given, what it sets itself, and what the environment has."""

    def __init__(
        self, tree: nodes.Template, source: Source, environment: jinja2.Environment, cover_keys: frozenset[str]
    ) -> None:
        self._environment, self._cover_keys = environment, cover_keys
        macros = {macro.name: source.tag_at(macro.lineno) for macro in tree.find_all(nodes.Macro)}
        self._macros_of_paragraphs = {name for name, tag in macros.items() if tag and tag.scope == "p"}
        own = {each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"}
        self._names = sorted({*own, *macros, *_TOP, *_IN_BLOCKS})
        # A template may state keys of its own: {{ {'a': 1}.a }}, namespace(a=1).
        words = {each.value for each in tree.find_all(nodes.Const) if isinstance(each.value, str)}
        self._attributes = VIEW_NAMES | _MEMBERS | words | {each.key for each in tree.find_all(nodes.Keyword)}

    def faults(self, node: nodes.Node) -> Iterator[Fault]:
        """Yield what is unknown or forbidden at a node; those under it are asked for by themselves."""
        match node:
            case nodes.Name(ctx="load", name=name) if name not in self._environment.globals:
                yield from _unknown(name, self._names)
            case nodes.Getattr(node=owner, attr=name) | nodes.Getitem(node=owner, arg=nodes.Const(value=str() as name)):
                yield from self._attribute(owner, name)
            case nodes.Filter(name=name):
                yield from _unknown_filter("过滤", name, self._environment.filters)
            case nodes.Test(name=name):
                yield from _unknown_filter("判断", name, self._environment.tests)
            case nodes.Call(node=nodes.Name(name=name)) if name in _TOP:
                yield lint_rules.FORBIDDEN, {"found": name}
            case nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Extends():
                yield lint_rules.FORBIDDEN, {"found": type(node).__name__.lower()}

    def _attribute(self, owner: nodes.Node, name: str) -> Iterator[Fault]:
        """Yield a name after a dot that nothing has; one of the cover only when it looks like a misspelt one."""
        of_cover = isinstance(owner, nodes.Name) and owner.name == "cover"
        near = nearest(name, sorted(self._cover_keys), _LIKE_KEY) if of_cover and name not in self._cover_keys else None
        if name.startswith("_"):
            yield lint_rules.FORBIDDEN, {"found": name}
        elif near:
            found = {"found": f"cover.{name}", "suggestion": f"，是不是“cover.{near}”？"}
            yield template_rules.UNKNOWN_TEMPLATE_NAME, found
        elif name.isascii() and not of_cover and name not in self._attributes:
            yield from _unknown(name, sorted(VIEW_NAMES))

    def misplaced(self, printed: nodes.Expr, tag: Tag | None) -> Iterator[Fault]:
        """Yield whole paragraphs put into one, and text put between paragraphs."""
        match printed:
            case nodes.Getattr(attr=name):
                is_whole = name in WHOLE_NAMES
            case nodes.Call(node=nodes.Name(name=name)) if name in self._macros_of_paragraphs:
                is_whole = True
            case _:
                return
        if tag and is_whole != (tag.scope == "p"):
            what = "一整块内容" if is_whole else "一段之内的文字"
            yield lint_rules.WRONG_PLACE, {"found": tag.text, "what": what}


def _unknown_words(tree: nodes.Template) -> Iterator[tuple[nodes.Node, Iterable[Fault]]]:
    """Yield the words that are no kind of block, or no place, though others for the same name are such."""
    macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
    words: dict[str, list[nodes.Const]] = {}
    for compare in tree.find_all(nodes.Compare):
        for side in (compare.expr, *(each.expr for each in compare.ops)):
            name = getattr(side, "attr", getattr(side, "name", ""))
            words.setdefault(name, []).extend(compare.find_all(nodes.Const))
    for call in tree.find_all(nodes.Call):
        macro = macros.get(getattr(call.node, "name", ""))
        for parameter, argument in zip(macro.args if macro else (), call.args, strict=False):
            stated = [argument] if isinstance(argument, nodes.Const) else []
            words.setdefault(parameter.name, []).extend(stated)
    for known in (BLOCK_KINDS, _PLACES):
        for name, found in words.items():
            if name and any(each.value in known for each in found):
                yield from ((each, _unknown(each.value, known)) for each in found if isinstance(each.value, str))


def _unknown(name: str, known: Sequence[str]) -> Iterator[Fault]:
    if name not in known:
        yield template_rules.UNKNOWN_TEMPLATE_NAME, {"found": name, "suggestion": suggestion(name, known)}


def _unknown_filter(kind: str, name: str, known: Iterable[str]) -> Iterator[Fault]:
    if name not in known:
        near = suggestion(name, known, _LIKE_FILTER)
        yield lint_rules.UNKNOWN_FILTER, {"kind": kind, "found": name, "suggestion": near}


def _visible(words: str) -> str:
    """Return words with a number for each character that nobody sees."""
    return "".join(each if each.isprintable() else f"⟨U+{ord(each):04X}⟩" for each in words)
