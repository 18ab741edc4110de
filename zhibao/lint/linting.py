"""All faults of a template at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from zhibao.findings import Finding, NothingMadeError, Severity, TemplatePlace, lint_rules, template_rules
from zhibao.lint import template_file
from zhibao.lint.braces import brace_faults
from zhibao.lint.lost_content import beside_faults, table_faults
from zhibao.lint.name_checks import name_faults
from zhibao.lint.pairs import Pairs, matched
from zhibao.lint.places import TemplateParagraph, paragraphs_of
from zhibao.lint.preface_turn import preface_turn
from zhibao.lint.review import comments, recording, tracked_changes
from zhibao.lint.samples import lacking_one, samples
from zhibao.lint.slips import slip_faults
from zhibao.lint.source import Source
from zhibao.lint.split_tags import box_faults, field_faults, split_tag_faults
from zhibao.lint.stories import Story, stories_of
from zhibao.lint.tags import Tag, cover_keys_of, tags_of
from zhibao.lint.trial import filled, tried, unfilled
from zhibao.model.report import PrintedReport
from zhibao.pack import Pack
from zhibao.render.template_filling import OpenTemplate, StrictTemplate, environment
from zhibao.render.views import VIEW_NAMES, TemplateContext
from zhibao.word.package import parts_of
from zhibao.word.styles import Styles

Placed = tuple[Tag | None, Finding]
# What is only the consequence of another fault of the same tag or part.
_CAUSES = {rule.code for rule in (lint_rules.OPEN_TAG, lint_rules.FORBIDDEN)}
_CONDITIONS = ("if", "elif")


def lint(pack: Pack, path: Path, cover_keys: Iterable[str]) -> tuple[Finding, ...]:
    """Return every fault of the template at `path` under the pack's rules; `cover_keys` are those of the 封面 sheet."""
    found = dict.fromkeys(_faults(pack, path, cover_keys))
    return tuple(each.within(TemplatePlace(path.name)) for each in found)


def _faults(pack: Pack, path: Path, cover_keys: Iterable[str]) -> Iterator[Finding]:
    try:
        opened = template_file.opened_template(path)
        parts = [_Part.of(story) for story in stories_of(opened)]
    except NothingMadeError as error:
        yield from error.findings
        return
    # A closing half alone, from which a tag is guessed, makes no template.
    if not any(set("{｛") & set(tag.paragraph.text) for part in parts for tag in part.tags):
        yield template_file.not_a_template(path)
        return
    found = [*_document_faults(opened, parts), *(fault for part in parts for fault in part.faults(opened))]
    reports = list(samples(pack.required.cover, [*cover_keys, *chain(*(cover_keys_of(part.tags) for part in parts))]))
    found += _used_faults(parts, pack, path, reports, [*cover_keys, *pack.required.cover])
    yield from found
    if any(finding.severity is Severity.ERROR for finding in found):
        yield from unfilled(pack, path)
    else:
        for report in reports:
            yield from filled(pack, path, report)


@dataclass(frozen=True, eq=False)
class _Part:
    """A part with its paragraphs and their tags."""

    story: Story
    paragraphs: Sequence[TemplateParagraph]
    tags: Sequence[Tag]

    @classmethod
    def of(cls, story: Story) -> _Part:
        paragraphs = list(paragraphs_of(story.root, story.name))
        return cls(story, paragraphs, list(tags_of(paragraphs)))

    def faults(self, opened: StrictTemplate) -> Iterator[Finding]:
        """Yield what is wrong with the look of paragraphs and tags, whatever their names."""
        styles = frozenset(Styles(parts_of(opened.docx).styles).ids)
        for paragraph in self.paragraphs:
            yield from brace_faults(paragraph)
            yield from split_tag_faults(paragraph, opened.patch_xml)
            yield from field_faults(paragraph)
            yield from template_file.field_style_faults(paragraph, styles)
        yield from slip_faults(self.tags)
        yield from beside_faults(self.tags)
        yield from table_faults(self.story.root, self.paragraphs)
        yield from box_faults(self.tags)
        yield from tracked_changes(self.story.root, self.paragraphs, opened.patch_xml)


def _document_faults(opened: StrictTemplate, parts: Sequence[_Part]) -> Iterator[Finding]:
    yield from template_file.unfilled_tags(opened.docx)
    document = parts_of(opened.docx)
    yield from template_file.update_prompts(document)
    yield from comments(document, [paragraph for part in parts for paragraph in part.paragraphs])
    yield from preface_turn(tag for part in parts for tag in part.tags)
    yield from recording(document)


def _used_faults(
    parts: Sequence[_Part], pack: Pack, path: Path, reports: Sequence[PrintedReport], cover_keys: Sequence[str]
) -> Iterator[Finding]:
    """Yield missing styles, unpaired tags, unknown names, and what fails when sample reports are filled in."""
    try:
        template_of_pack = OpenTemplate(pack, path=path)
    except NothingMadeError as error:
        yield from error.findings
        template_of_pack = None
    contexts = [template_of_pack.context(report) for report in reports] if template_of_pack else []
    known = {*VIEW_NAMES, *TemplateContext.__annotations__, *cover_keys}
    for part in parts:
        pairs = matched(part.tags)
        yield from pairs.findings
        source = Source(part.story.patched, part.tags, pairs)
        tree, found = source.parsed(environment())
        if tree:
            found += name_faults(tree, source, environment(), cover_keys)
        for context in [*contexts, *lacking_one(contexts, part.tags, pack.required.cover)]:
            found += _new(found, tried(source, context, known))
        yield from _without_consequences(found, part, pairs)


def _new(found: Sequence[Placed], further: Iterable[Placed]) -> list[Placed]:
    """Return the further findings about tags that have none yet."""
    known = {tag for tag, _ in found}
    return [(tag, finding) for tag, finding in further if tag is None or tag not in known]


def _without_consequences(found: Sequence[Placed], part: _Part, pairs: Pairs) -> Iterator[Finding]:
    """Yield the findings that no other fault explains.

    A wrong brace breaks the syntax, a lost loop loses its name, and what a lost condition guards is not always there.
    """
    causes = {tag for tag in part.tags if any(each.code in _CAUSES for each in brace_faults(tag.paragraph))}
    lost_loop = any(tag.word == "endfor" for tag in pairs.surplus)
    lost_condition = bool(pairs.heads) or any(tag.word in _CONDITIONS for tag in _unreadable(found, part))
    for tag, finding in found:
        is_syntax = finding.code == template_rules.TEMPLATE_SYNTAX.code and tag in causes
        is_name = finding.code == template_rules.UNKNOWN_TEMPLATE_NAME.code and lost_loop
        is_guarded = finding.code == lint_rules.NOT_ALWAYS_THERE.code and lost_condition
        if not (is_syntax or is_name or is_guarded):
            yield finding


def _unreadable(found: Iterable[Placed], part: _Part) -> Iterator[Tag]:
    """Yield the tags that something harmless stands for while the others are read."""
    yield from (tag for tag, finding in found if tag and finding.code == template_rules.TEMPLATE_SYNTAX.code)
    yield from (tag for tag in part.tags if tag.has_open_quote)
