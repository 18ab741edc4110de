"""Every name in a template resolved through its loops, conditions and macros, though nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from zhibao.findings import Finding, Rule, lint_rules, template_rules
from zhibao.lint import value_types
from zhibao.lint.constants import compared_words, unknown_words
from zhibao.lint.source import Source, place_of
from zhibao.lint.syntax import called_macro, targets, written
from zhibao.lint.tags import Tag
from zhibao.lint.value_types import ANY, ValueType
from zhibao.text.nearest import nearest, suggestion

Scope = Mapping[str, ValueType]
# As often as kinds may be handed on from one macro to another.
_PASSES = 4
_LIKE_KNOWN = 0.7
_LIKE_FILTER = 0.6
_FORBIDDEN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_PARAGRAPH = "<w:p"


@dataclass(slots=True)
class Known:
    """What a template may name: the environment's filters and tests, its own macros, and what they are called with."""

    environment: jinja2.Environment
    cover_keys: frozenset[str]
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    arguments: dict[tuple[str, str], list[ValueType]] = field(default_factory=dict)


def name_faults(
    tree: nodes.Template, source: Source, environment: jinja2.Environment, cover_keys: Iterable[str]
) -> list[tuple[Tag | None, Finding]]:
    """Return the unknown names, filters and tests and the forbidden constructions, each with its tag."""
    known = Known(environment, frozenset(cover_keys))
    known.macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
    found: dict[Finding, Tag | None] = {}
    for _ in range(_PASSES):
        walker = _Walker(known, source)
        walker.walk(tree.body, dict(value_types.context_kinds()))
        found = walker.found
    return [(tag, finding) for finding, tag in found.items()]


class _Walker:
    """One pass over the tree; what macros are called with is kept in `known` for the next one."""

    def __init__(self, known: Known, source: Source) -> None:
        self._known = known
        self._source = source
        self.found: dict[Finding, Tag | None] = {}

    def walk(self, body: Iterable[nodes.Node], scope: dict[str, ValueType]) -> None:
        """Walk statements; names that they set are known after them."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, ValueType]) -> None:
        match node:
            case nodes.Output():
                self._output(node, scope)
            case nodes.For():
                self._for(node, scope)
            case nodes.If():
                self._if(node, scope)
            case nodes.Macro():
                self._macro(node, scope)
            case nodes.Assign():
                scope |= targets(node.target, self._kind(node.node, scope))
            case nodes.With():
                values = [self._kind(value, scope) for value in node.values]
                inner = [targets(target, kind) for target, kind in zip(node.targets, values, strict=True)]
                self.walk(node.body, scope | {name: kind for each in inner for name, kind in each.items()})
            case _ if isinstance(node, _FORBIDDEN):
                self._report(node, lint_rules.FORBIDDEN, found=type(node).__name__.lower())
            case _:
                self._other(node, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                continue
            kind = self._kind(child, scope)
            tag = self._source.tag_at(child.lineno)
            if tag and tag.is_output:
                self._check_scope(child, tag, kind)

    def _check_scope(self, node: nodes.Expr, tag: Tag, kind: ValueType) -> None:
        """Report whole paragraphs put into one, and text put between paragraphs."""
        whole = value_types.is_whole(kind) or self._makes_paragraphs(node)
        if whole and tag.scope != "p":
            wanted = "{{p " + tag.text[2:].lstrip("r").lstrip()
            how = "独占一段"
            self._report(node, lint_rules.WRONG_PLACE, found=tag.text, what="一整块内容", wanted=wanted, how=how)
        elif not whole and tag.scope == "p" and value_types.is_inline(kind):
            how = "它所在的段落不会被代替"
            wanted = "{{ " + tag.text[3:].lstrip()
            self._report(node, lint_rules.WRONG_PLACE, found=tag.text, what="一段之内的文字", wanted=wanted, how=how)

    def _makes_paragraphs(self, node: nodes.Expr) -> bool:
        macro = called_macro(node, self._known.macros)
        return macro is not None and any(_PARAGRAPH in data.data for data in macro.find_all(nodes.TemplateData))

    def _for(self, node: nodes.For, scope: Scope) -> None:
        element = value_types.element(self._kind(node.iter, scope))
        inner = {**scope, **targets(node.target, element), "loop": ANY}
        if node.test:
            self._kind(node.test, inner)
        self.walk(node.body, inner)
        self.walk(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: dict[str, ValueType]) -> None:
        self._kind(node.test, scope)
        for body in (node.body, node.elif_, node.else_):
            self.walk(body, scope)

    def _macro(self, node: nodes.Macro, scope: dict[str, ValueType]) -> None:
        for default in node.defaults:
            self._kind(default, scope)
        seen = self._known.arguments
        given = {each.name: value_types.union(seen.get((node.name, each.name), [])) for each in node.args}
        own = {"varargs": ANY, "kwargs": ANY, "caller": ANY}
        self.walk(node.body, {**value_types.context_kinds(), **own, **given})

    def _other(self, node: nodes.Node, scope: dict[str, ValueType]) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._kind(child, scope)
            else:
                self._statement(child, scope)

    def _kind(self, node: nodes.Node, scope: Scope) -> ValueType:
        """Return the kind of an expression's value; what is unknown in it is reported."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._attribute(node, node.attr, scope)
            case nodes.Getitem(arg=nodes.Const(value=str() as name)):
                return self._attribute(node, name, scope)
            case nodes.Getitem():
                self._kind(node.arg, scope)
                return value_types.element(self._kind(node.node, scope))
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Const(value=str() as word):
                return value_types.constant(word)
            case nodes.Test():
                self._test(node)
        found = [self._kind(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Compare):
            self._words(node, compared_words(node, [self._kind(node.expr, scope), *found]))
        return value_types.union(found) if isinstance(node, nodes.CondExpr | nodes.Or | nodes.And) else ANY

    def _name(self, node: nodes.Name, scope: Scope) -> ValueType:
        if node.name in scope:
            return scope[node.name]
        if node.name not in {*self._known.macros, *self._known.environment.globals}:
            known = [*scope, *self._known.macros]
            self._report(
                node, template_rules.UNKNOWN_TEMPLATE_NAME, found=node.name, suggestion=suggestion(node.name, known)
            )
        return ANY

    def _attribute(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> ValueType:
        owner = self._kind(node.node, scope)
        if name.startswith("_"):
            self._report(node, lint_rules.FORBIDDEN, found=name)
            return ANY
        kind = value_types.attribute(owner, name)
        if kind is None:
            near = suggestion(name, value_types.names_in(owner))
            self._report(node, template_rules.UNKNOWN_TEMPLATE_NAME, found=name, suggestion=near)
        elif isinstance(node.node, nodes.Name) and node.node.name == "cover":
            self._cover_key(node, name)
        return ANY if kind is None else kind

    def _cover_key(self, node: nodes.Expr, name: str) -> None:
        """Report a key that looks like a misspelt one; the clerk may add keys of his own to the cover."""
        keys = self._known.cover_keys
        near = nearest(name, sorted(keys), _LIKE_KNOWN) if name not in keys else None
        if near:
            found = {"found": f"cover.{name}", "suggestion": f"，是不是“cover.{near}”？"}
            self._report(node, template_rules.UNKNOWN_TEMPLATE_NAME, **found)

    def _call(self, node: nodes.Call, scope: Scope) -> ValueType:
        given = [self._kind(each, scope) for each in node.args]
        named = {each.key: self._kind(each.value, scope) for each in node.kwargs}
        macro = called_macro(node, self._known.macros)
        if macro:
            self._keep_arguments(node, macro, given, named)
            return ANY
        callee = self._kind(node.node, scope)
        method = isinstance(node.node, nodes.Getattr) and callee is ANY
        if not method and not (isinstance(node.node, nodes.Name) and callee is ANY):
            self._report(node, lint_rules.FORBIDDEN, found=written(node.node))
        return ANY

    def _keep_arguments(
        self, node: nodes.Call, macro: nodes.Macro, given: list[ValueType], named: Mapping[str, ValueType]
    ) -> None:
        names = [each.name for each in macro.args]
        unknown = [name for name in named if name not in names]
        if len(given) > len(names) or unknown:
            reason = f"宏 {macro.name} 的参数是 {'、'.join(names)}"
            self._report(node, template_rules.TEMPLATE_SYNTAX, reason=reason)
        for name, kind in [*zip(names, given, strict=False), *named.items()]:
            kept = self._known.arguments.setdefault((macro.name, name), [])
            if kind not in kept:
                kept.append(kind)
            self._words(
                node, unknown_words(value_types.constants(value_types.union(kept)), value_types.constants(kind))
            )

    def _words(self, node: nodes.Node, found: Iterable[tuple[str, str, frozenset[str]]]) -> None:
        for word, what, known in found:
            near = suggestion(word, sorted(known))
            self._report(node, lint_rules.UNKNOWN_WORD, found=word, what=what, suggestion=near)

    def _filter(self, node: nodes.Filter, scope: Scope) -> ValueType:
        self._check(node, "过滤", node.name, self._known.environment.filters)
        inner = [self._kind(child, scope) for child in node.iter_child_nodes()]
        kept = node.name in ("default", "d", "sort", "reverse", "list", "selectattr", "rejectattr")
        if node.name in ("first", "last") and inner:
            return value_types.element(inner[0])
        return inner[0] if kept and inner else ANY

    def _test(self, node: nodes.Test) -> None:
        self._check(node, "判断", node.name, self._known.environment.tests)

    def _check(self, node: nodes.Node, kind: str, name: str, known: Mapping[str, object]) -> None:
        if name not in known:
            self._report(
                node, lint_rules.UNKNOWN_FILTER, kind=kind, found=name, suggestion=suggestion(name, known, _LIKE_FILTER)
            )

    def _report(self, node: nodes.Node, rule: Rule, **values: object) -> None:
        tag = self._source.tag_at(node.lineno)
        self.found.setdefault(rule.at(place_of(tag), **values), tag)
