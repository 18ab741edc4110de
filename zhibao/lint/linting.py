"""All faults of a template at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from zhibao.findings import Finding, NothingMadeError, Severity, TemplatePlace, lint_rules
from zhibao.lint import template_file
from zhibao.lint.braces import brace_faults, braces_outside
from zhibao.lint.lost_content import beside_faults, table_faults
from zhibao.lint.name_checks import name_faults
from zhibao.lint.pairs import PAIRED, matched
from zhibao.lint.review import comments, recording, tracked_changes
from zhibao.lint.samples import lacking_one, samples
from zhibao.lint.source import Source
from zhibao.lint.split_tags import box_faults, field_faults, split_tag_faults
from zhibao.lint.stories import Story, stories_of
from zhibao.lint.tags import Tag, cover_keys_of
from zhibao.lint.trial import filled, tried, unfilled
from zhibao.model.listed import LISTED
from zhibao.model.ref import CellRef
from zhibao.model.report import PrintedReport
from zhibao.pack import ContentsRules, Pack
from zhibao.render.strict_template import StrictTemplate, patched
from zhibao.render.template_filling import OpenTemplate, environment
from zhibao.render.views import VIEW_NAMES, TemplateContext
from zhibao.word.package import parts_of
from zhibao.word.styles import Styles

Placed = tuple[Tag | None, Finding]
_CONDITIONS = frozenset(("if", "elif", "else", "endif"))


def lint(pack: Pack, path: Path, cover_keys: Iterable[str]) -> tuple[Finding, ...]:
    """Return every fault of the template at `path` under the pack's rules; `cover_keys` are those of the 封面 sheet."""
    found = dict.fromkeys(_faults(pack, path, cover_keys))
    return tuple(each.within(TemplatePlace(path.name)) for each in found)


def _faults(pack: Pack, path: Path, cover_keys: Iterable[str]) -> Iterator[Finding]:
    try:
        opened = template_file.opened_template(path)
    except NothingMadeError as error:
        yield from error.findings
        return
    stories = list(stories_of(opened.docx))
    braces = chain(*(braces_outside(paragraph.text) for story in stories for paragraph in story.paragraphs))
    # A closing half alone makes no template.
    if not any(story.tags for story in stories) and not any(each[0] in "{｛" for each in braces):
        yield template_file.not_a_template(path)
        return
    found = [*_document_faults(opened, stories), *(fault for story in stories for fault in _looks(story, opened))]
    keys = [*cover_keys, *chain(*(cover_keys_of(story.tags) for story in stories))]
    reports = list(samples(pack.required.cover, keys))
    found += _used_faults(stories, pack, path, reports, [*cover_keys, *pack.required.cover])
    yield from found
    if any(finding.severity is Severity.ERROR for finding in found):
        yield from unfilled(pack, path)
    else:
        # The second is tried with the lists that the pack has not, so that their tags are filled too.
        others = ContentsRules(() if pack.contents.lists else LISTED)
        for report in reports:
            yield from filled(pack, path, report, others if report is reports[1] else pack.contents)


def _looks(story: Story, opened: StrictTemplate) -> Iterator[Finding]:
    """Yield what is wrong with the look of paragraphs and tags, whatever their names."""
    styles = frozenset(Styles(parts_of(opened.docx).styles).ids)
    for paragraph in story.paragraphs:
        yield from list(brace_faults(paragraph)) or split_tag_faults(paragraph, patched)
        yield from field_faults(paragraph)
        yield from template_file.field_style_faults(paragraph, styles)
    yield from beside_faults(story.tags)
    yield from table_faults(story.root, story.paragraphs)
    yield from box_faults(story.tags)
    yield from tracked_changes(story.root, story.paragraphs, patched)


def _document_faults(opened: StrictTemplate, stories: Sequence[Story]) -> Iterator[Finding]:
    yield from template_file.unfilled_tags(opened.docx)
    document = parts_of(opened.docx)
    yield from template_file.update_prompts(document)
    yield from comments(document, [paragraph for story in stories for paragraph in story.paragraphs])
    yield from _preface_turn(tag for story in stories for tag in story.tags)
    yield from recording(document)


def _preface_turn(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Yield a finding when the preface's blocks are printed, and never what must come before its heading.

    Where a preface begins on a landscape page, the pages before it would turn, which no text shows.
    """
    used = {name for tag in tags if not tag.is_comment for name in re.findall(r"\bpreface\.(\w+)", tag.text)}
    if "blocks" in used and "before" not in used:
        yield lint_rules.NOT_PRINTED.at(CellRef(), where="前言开头的“横向”（show(preface.before, …)）")


def _used_faults(
    stories: Sequence[Story], pack: Pack, path: Path, reports: Sequence[PrintedReport], cover_keys: Sequence[str]
) -> Iterator[Finding]:
    """Yield missing styles, unpaired tags, unknown names, and what fails when sample reports are filled in."""
    try:
        template_of_pack = OpenTemplate(pack, path=path)
    except NothingMadeError as error:
        yield from error.findings
        template_of_pack = None
    contexts = [template_of_pack.context(report) for report in reports] if template_of_pack else []
    for story in stories:
        tried_with = [*contexts, *lacking_one(contexts, story.tags, pack.required.cover)]
        yield from _read(story, tried_with, cover_keys)


def _read(story: Story, contexts: Iterable[TemplateContext], cover_keys: Sequence[str]) -> Iterator[Finding]:
    """Yield what Jinja finds in a part; a tag that is lost hides the faults that could as well follow from that."""
    pairs = matched(story.tags)
    source = Source(story.tags, pairs)
    tree, found = source.parsed(environment())
    lost = {tag.word for tag, _ in found if tag and not tag.is_output} | _half_blocks(story)
    if lost <= PAIRED:
        yield from pairs.findings
    lost |= {tag.word for tag in pairs.surplus | pairs.heads}
    if tree and lost <= _CONDITIONS:
        found += name_faults(tree, source, environment(), cover_keys)
        source.leave_out({tag for tag, _ in found if tag and tag.is_output})
    if not lost:
        known = {*VIEW_NAMES, *TemplateContext.__annotations__, *cover_keys}
        for context in contexts:
            found += _new(found, tried(source, context, known))
    yield from (finding for _, finding in found)


def _half_blocks(story: Story) -> set[str]:
    """Return something for half a block tag, whose word nobody knows."""
    return {each for paragraph in story.paragraphs for each in braces_outside(paragraph.text) if set("%％") & set(each)}


def _new(found: Sequence[Placed], further: Iterable[Placed]) -> list[Placed]:
    """Return the further findings about tags that have none yet."""
    known = {tag for tag, _ in found}
    return [(tag, finding) for tag, finding in further if tag is None or tag not in known]
