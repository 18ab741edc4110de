"""Reports of any content: what was typed arrives in its place, and the count by the second route agrees."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.handmade import cell, cover, line, paragraph, photo, picture, table, word_bytes
from zhibao.importing.import_entries import ImportPart
from zhibao.importing.source_count import characters, counted
from zhibao.importing.source_opening import source_parts
from zhibao.importing.told_apart import told_apart
from zhibao.text.numerals import chinese_number

# What a report is written in: ideographs, digits, letters, marks; no numbering of its own at the beginning.
WORDS = st.text(
    "云州职业教育学校师生招生就业实训基地质量发展改革服务社会技能大赛12%A（）、", min_size=2, max_size=18
).map(lambda words: f"我{words}们")
SENTENCES = WORDS.map(lambda words: f"{words}，是本年度的工作。")
GRIDS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=4)
)
BLOCKS = st.one_of(
    st.tuples(st.just("段落"), SENTENCES),
    st.tuples(st.just("节"), WORDS),
    st.tuples(st.just("表格"), WORDS, GRIDS),
    st.tuples(st.just("图片"), WORDS, st.integers(1, 3)),
    st.tuples(st.just("案例"), WORDS, SENTENCES),
)
Block = tuple[object, ...]
Chapters = list[tuple[str, list[Block]]]
CHAPTERS = st.lists(st.tuples(WORDS, st.lists(BLOCKS, max_size=6)), min_size=1, max_size=3)


def body_of(chapters: Chapters) -> str:
    """Return the XML of a report with typed numbers, captions and labels."""
    # Most of a report is set as its text.
    made = cover() + line("前言") + line("本报告依据通知编写，数字以事业统计为准。" * 30)
    for at, (title, blocks) in enumerate(chapters, 1):
        made += line(f"{chinese_number(at)}、{escape(title)}", font="黑体")
        section = tables = figures = cases = 0
        for kind, words, *rest in blocks:
            text = escape(str(words))
            if kind == "段落":
                made += line(text)
            elif kind == "节":
                section += 1
                made += line(f"（{chinese_number(section)}）{text}", font="楷体")
            elif kind == "表格":
                tables += 1
                rows = [[cell(escape(str(each))) for each in row] for row in rest[0]]  # type: ignore[attr-defined]
                made += line(f"表{at}-{tables}　{text}", centre=True) + table(*rows)
            elif kind == "图片":
                figures += 1
                pictures = "".join(picture("p1") for _ in range(rest[0]))  # type: ignore[call-overload]
                made += paragraph(pictures) + line(f"图 {at}-{figures}：{text}", centre=True)
            else:
                cases += 1
                made += line(f"案例{cases}：{text}", font="黑体") + line(escape(str(rest[0])), style="Box")
    return made


def expected(blocks: list[Block]) -> list[tuple[object, ...]]:
    """Return the entries that a chapter's blocks come to."""
    made: list[tuple[object, ...]] = []
    in_case = False
    for kind, words, *rest in blocks:
        if in_case and kind in ("段落", "节", "案例"):
            made.append(("案例完", ""))
            in_case = False
        made.append((kind, squeezed(str(words)), *rest))
        if kind == "案例":
            made[-1:] = [("案例", squeezed(str(words))), ("段落", squeezed(str(rest[0])))]
            in_case = True
    return [*made, *([("案例完", "")] if in_case else [])]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def got(part: ImportPart) -> list[tuple[object, ...]]:
    """Return the entries of a part as `expected` writes them."""
    made: list[tuple[object, ...]] = []
    for entry in part.entries:
        row: list[object] = [entry.type, squeezed(entry.content.plain)]
        if entry.grid:
            row.append([[each.text.plain if each else None for each in cells] for cells in entry.grid])
        if entry.pictures:
            row.append(len(entry.pictures))
        made.append(tuple(row))
    return made


@given(CHAPTERS)
@settings(max_examples=15)
def test_what_was_typed_arrives_in_its_place(chapters: Chapters) -> None:
    content = word_bytes(body_of(chapters), {"p1": photo("teal", 40, 30)})
    read = told_apart(content, source_parts(Path("报告.docx"), content))
    parts = [part for part in read.parts if part.kind == "chapter"]
    assert [squeezed(part.title) for part in parts] == [squeezed(title) for title, _ in chapters]
    assert [got(part) for part in parts] == [expected(blocks) for _, blocks in chapters]


@given(CHAPTERS)
@settings(max_examples=10)
def test_every_character_is_in_an_entry_or_in_the_list(chapters: Chapters) -> None:
    content = word_bytes(body_of(chapters), {"p1": photo("teal", 40, 30)})
    read = told_apart(content, source_parts(Path("报告.docx"), content))
    entries = [entry for part in read.parts for entry in part.entries]
    kept = [text for entry in entries for text in (entry.content.plain, entry.attribute)]
    kept += [each.text.plain for entry in entries for row in entry.grid for each in row if each]
    kept += [part.title for part in read.parts if part.kind == "chapter"]
    left = [each.text for each in read.taking.left_out]
    source = "".join(counted(content).paragraphs.values())
    assert sorted(characters("".join([*kept, *left]))) == sorted(source)
