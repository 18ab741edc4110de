"""Every fault of a template has its code, its place and its words; one builder per fault."""

# Each message stands whole on its line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.lint.damage import ADDED, added, dropped, found, found_in_small, paragraph, put, replaced, run, table

DELETED = '<w:del w:id="90" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
PICTURE = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>'
BREAK = '<w:r><w:br w:type="page"/></w:r>'
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENTS = f"<w:comments {NAMES}><w:comment w:id='1'>{paragraph(run('{{ cover.地区 }}'))}</w:comment></w:comments>"
COMMENTS_TYPE = (
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.comments+xml"/></Types>'
)
COMMENTS_LINK = (
    '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
    'Target="comments.xml"/></Relationships>'
)


def inserted(text: str) -> str:
    return f'<w:ins w:id="91" w:author="甲">{run(text)}</w:ins>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run(result) + mark("end")


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def unnumbered(xml: str) -> str:
    """Take the number out of the caption of tables in chapters."""
    number = r'<w:r><w:t xml:space="preserve">表 </w:t>.*?(?=<w:r><w:t[^>]*>[^<]*{{ block.caption)'
    without, count = re.subn(number, "", xml, count=1)
    assert count
    return without


def text_box(content: str) -> str:
    box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape></w:pict></w:r>'


@dataclass(frozen=True)
class Damage:
    """What is done to the template, and the one message that it must give."""

    name: str
    build: Callable[[], list[str]]
    said: str


def of(name: str, change: Callable[[str], str], said: str, part: str = "document") -> Damage:
    return Damage(name, lambda: found_in_small(change) if part == "document" else found(**{part: change}), said)


def with_comment() -> list[str]:
    return found(
        {"word/comments.xml": COMMENTS.encode()},
        **{"[Content_Types]": replaced("</Types>", COMMENTS_TYPE)},
        **{"_rels/document.xml.rels": replaced("</Relationships>", COMMENTS_LINK)},
    )


DAMAGES = [
    # Names.
    of("top name", added("{{ titel_lines }}"),
       f"M406 模板{ADDED}“{{{{ titel_lines }}}}”用了不存在的名称“titel_lines”，是不是“title_lines”？"),
    of("attribute of a loop", replaced("{{ chapter.title }}", "{{ chapter.titel }}"),
       "M406 模板正文第 136 段“{{ chapter.titel }}”用了不存在的名称“titel”，是不是“title”？"),
    of("attribute in a macro", replaced("{{ block.unit }}", "{{ block.unti }}"),
       "M406 模板正文第 36 段“{{ block.unti }}”用了不存在的名称“unti”，是不是“unit”？"),
    of("attribute in a branch never taken", added("{% if 0 %}{{ annexes[0].tytle }}{% endif %}"),
       f"M406 模板{ADDED}“{{% if 0 %}}{{{{ annexes[0].tytle }}}}{{% endif”用了不存在的名称“tytle”，是不是“title”？"),
    of("macro", replaced("{{p show(chapter.blocks,", "{{p shwo(chapter.blocks,"),
       "M406 模板正文第 137 段“{{p shwo(chapter.blocks, 'chapter') }}”用了不存在的名称“shwo”，是不是“show”？"),
    of("too many arguments", replaced("{{p show(preface.blocks, 'preface') }}", "{{p show(preface.blocks, 1, 2, 3) }}"),
       "M405 模板正文第 116 段“{{p show(preface.blocks, 1, 2, 3) }}”的标签写法不对（里面的内容不能这样算、这样比，或宏、过滤的参数不对）。"),
    of("cover key", replaced("{{ cover.编制年月 }}", "{{ cover.编制月年 }}"),
       "M406 模板正文表 1 第 3 行第 1 格“{{ cover.编制月年 }}”用了不存在的名称“cover.编制月年”，是不是“cover.编制年月”？"),
    of("optional cover key", added("{{ cover.公开网址 }}"),
       f"M431 模板{ADDED}“{{{{ cover.公开网址 }}}}”用的“公开网址”，有的报告里没有。"),
    of("optional cover key in a chapter", replaced("{{ chapter.title }}", "{{ chapter.title }}{{ cover.主管单位 }}"),
       "M431 模板正文第 136 段“{{ chapter.title }}{{ cover.主管单位 }}”用的“主管单位”，有的报告里没有。"),
    of("cover key of one's own in a condition", replaced("{%p if preface %}", "{%p if preface and cover.不存在的项 %}"),
       "M431 模板正文第 113 段“{%p if preface and cover.不存在的项 %}”用的“不存在的项”，有的报告里没有。"),
    of("kind of block", replaced("block.kind == 'table'", "block.kind == 'tabel'"),
       "M406 模板正文第 23 段“{%p elif block.kind == 'tabel' %}”用了不存在的名称“tabel”，是不是“table”？"),
    of("kind of block among several", replaced("block.kind == 'note'", "block.kind in ('note', 'notes')"),
       "M406 模板正文第 68 段“{%p elif block.kind in ('note', 'notes')”用了不存在的名称“notes”，是不是“note”？"),
    of("place in a call", replaced("show(chapter.blocks, 'chapter')", "show(chapter.blocks, 'chaper')"),
       "M406 模板正文第 137 段“{{p show(chapter.blocks, 'chaper') }}”用了不存在的名称“chaper”，是不是“chapter”？"),
    of("place in a condition", replaced("block.kind == 'heading' and place == 'chapter' %}", "block.kind == 'heading' and place == 'chaper' %}"),
       "M406 模板正文第 8 段“{%p elif block.kind == 'heading' and pla”用了不存在的名称“chaper”，是不是“chapter”？"),
    of("preface without a condition", added("{{ preface.title }}"),
       f"M431 模板{ADDED}“{{{{ preface.title }}}}”用的“title”，有的报告里没有。"),
    of("filter", added("{{ chapters|lenght }}"), f"M417 模板{ADDED}“{{{{ chapters|lenght }}}}”用了不存在的过滤“lenght”，是不是“length”？"),
    of("test", added("{% if preface is defind %}{% endif %}"),
       f"M417 模板{ADDED}“{{% if preface is defind %}}{{% endif %}}”用了不存在的判断“defind”，是不是“defined”？"),
    of("call", added("{{ chapters() }}"), f"M418 模板{ADDED}“{{{{ chapters() }}}}”里的“chapters”不许在模板里用。"),
    of("inside of the program", added("{{ ''.__class__ }}"),
       f"M418 模板{ADDED}“{{{{ ''.__class__ }}}}”里的“__class__”不许在模板里用。"),
    of("include", added("{% include 'x' %}"), f"M418 模板{ADDED}“{{% include 'x' %}}”里的“include”不许在模板里用。"),
    of("syntax", added("{{ cover.地区 cover }}"),
       f"M405 模板{ADDED}“{{{{ cover.地区 cover }}}}”的标签写法不对（多了“cover”，或它前面少了名称、符号）。"),
    of("division", added("{{ 1/0 }}"), f"M405 模板{ADDED}“{{{{ 1/0 }}}}”的标签写法不对（除数是 0）。"),
    of("half a field",
       put(paragraph(run("{%p if preface %}")) + paragraph(mark("begin")) + paragraph(run("{%p endif %}"))
           + paragraph(mark("end"))),
       "M405 模板的标签写法不对（一个域只印出一半：标签压着它的开头或结尾，或 if、for 只包住它的一半）。"),
    # Pairs.
    of("endfor missing", dropped("{%p endmacro %}"),
       "M413 模板正文第 2 段“{%p macro show(blocks, place, in_case=fa”里的“{%p macro show(blocks, place, in_case=false) %}”"
       "后面没有与它配对的 endmacro。"),
    of("if never closed", added("{%p if preface %}"), f"M413 模板{ADDED}“{{%p if preface %}}”里的“{{%p if preface %}}”后面没有与它配对的 endif。"),
    of("for closed over", put(paragraph(run("{%p if preface %}")) + paragraph(run("{%p for a in annexes %}"))
                             + paragraph(run("{%p endif %}"))),
       "M413 模板正文第 103 段“{%p for a in annexes %}”里的“{%p for a in annexes %}”到“{%p endif %}”（正文第 104 段）为止没有与它配对的 endfor。"),
    of("endif too many", added("{%p endif %}"), f"M413 模板{ADDED}“{{%p endif %}}”里的“{{%p endif %}}”前面没有与它配对的 if。"),
    of("for deleted", dropped("{%p for chapter in chapters %}"),
       "M413 模板正文第 137 段“{%p endfor %}”里的“{%p endfor %}”前面没有与它配对的 for。"),
    of("pair over a cell's edge", lambda xml: put(paragraph(run("{%p endif %}")))(
        xml.replace("</w:tr>", f"<w:tc>{paragraph(run('{%p if preface %}'))}</w:tc></w:tr>", 1)),
       "M414 模板正文表 1 第 1 行第 2 格“{%p if preface %}”里的“{%p if preface %}”与“{%p endif %}”（正文第 102 段）不在一处。"),
    # Beside tags that take a place.
    of("text beside", replaced("{%p for chapter in chapters %}", "{%p for chapter in chapters %}第一章"),
       "M415 模板正文第 134 段“{%p for chapter in chapters %}第一章”里，标签“{%p for chapter in chapters %}”旁边的“第一章”会丢失。"),
    of("section beside", put('<w:p><w:pPr><w:sectPr/></w:pPr>' + run("{#p 节 #}") + "</w:p>"),
       f"M415 模板{ADDED}“{{#p 节 #}}”里，标签“{{#p 节 #}}”旁边的分节符会丢失。"),
    of("picture beside", put(paragraph(run("{#p 图 #}"), PICTURE)), f"M415 模板{ADDED}“{{#p 图 #}}”里，标签“{{#p 图 #}}”旁边的图会丢失。"),
    of("page break beside", put(paragraph(run("{#p 页 #}"), BREAK)),
       f"M415 模板{ADDED}“{{#p 页 #}}”里，标签“{{#p 页 #}}”旁边的换行或分页会丢失。"),
    of("row tag in no table", put(paragraph(run("{%tr if preface %}")) + paragraph(run("{%tr endif %}"))),
       f"M416 模板{ADDED}“{{%tr if preface %}}”里的“{{%tr if preface %}}”不在表格里，没有行可以代替。"),
    of("table of a loop only", put(table("{%tr for c in chapters %}", "{{ c.title }}", "{%tr endfor %}") + paragraph()),
       "M416 模板正文表 2 第 1 行第 1 格“{%tr for c in chapters %}”里的“{%tr for c in chapters %}”一次也不成立时，"
       "表格一行也不剩，Word 打不开这样的文件。"),
    of("cell of a condition only", put(table("{%p if preface %}") + paragraph(run("{%p endif %}"))),
       "M416 模板正文表 2 第 1 行第 1 格“{%p if preface %}”里的“{%p if preface %}”一次也不成立时，格里一段也不剩，"
       "Word 打不开这样的文件。"),
    of("table in a paragraph", replaced("{{p block.table }}", "{{ block.table }}"),
       "M429 模板正文第 38 段“{{ block.table }}”里，“{{ block.table }}”是一整块内容。"),
    of("text for a paragraph", replaced("{{ block.unit }}", "{{p block.unit }}"),
       "M429 模板正文第 36 段“{{p block.unit }}”里，“{{p block.unit }}”是一段之内的文字。"),
    # Braces.
    of("full-width braces", replaced("{{ line }}", "｛｛ line ｝｝"),
       "M411 模板正文表 1 第 2 行第 1 格“｛｛ line ｝｝”里的“｛｛、｝｝”没有配成标签。"),
    of("mixed braces", added("｛% if preface %}"), f"M411 模板{ADDED}“｛% if preface %}}”里的“｛%、%}}”没有配成标签。"),
    of("spaced braces", added("{ { cover.地区 }}"), f"M411 模板{ADDED}“{{ {{ cover.地区 }}}}”里的“{{ {{、}}}}”没有配成标签。"),
    of("no end", added("{{ cover.地区 }"), f"M411 模板{ADDED}“{{{{ cover.地区 }}”里的“{{{{”没有配成标签。"),
    of("no beginning", added("cover.地区 }}"), f"M411 模板{ADDED}“cover.地区 }}}}”里的“}}}}”没有配成标签。"),
    # What editors do.
    of("half of a tag tracked", put(paragraph(run("{{ cover."), inserted("地区 }}"))),
       f"M421 模板{ADDED}“{{{{ cover.地区 }}}}”里，标签“{{{{ cover.地区 }}}}”被修订拆成两半，程序接不回来。"),
    of("bookmark in a tag", put(paragraph(run("{{ cover."), '<w:bookmarkStart w:id="92" w:name="x"/>', run("地区 }}"),
                                          '<w:bookmarkEnd w:id="92"/>')),
       f"M422 模板{ADDED}“{{{{ cover.地区 }}}}”里，标签中间夹着书签，填写时会去掉。"),
    of("tracked change", put(paragraph(run("甲"), DELETED)), f"M423 模板{ADDED}“甲旧”等处有 1 处修订没有接受或拒绝，会带进报告。"),
    of("tag in a field's result", put(paragraph(field(" PAGE ", "{{ cover.地区 }}"))),
       f"M420 模板{ADDED}“{{{{ cover.地区 }}}}”里，标签“{{{{ cover.地区 }}}}”在域的结果里，更新域（F9）之后就没有了。"),
    of("tag in a field's code", put(paragraph(field(" TITLE {{ cover.地区 }} ", "x"))),
       f"M420 模板{ADDED}“x”里，标签“{{{{ cover.地区 }}}}”在域的代码里，更新域（F9）之后就没有了。"),
    of("tag in a simple field's code", put(paragraph('<w:fldSimple w:instr=" TITLE {{ cover.地区 }} "/>', run("甲"))),
       f"M420 模板{ADDED}“甲”里，标签“{{{{ cover.地区 }}}}”在域的代码里，更新域（F9）之后就没有了。"),
    of("tag in a content control", put(paragraph(control(run("{{ cover.地区 }}")))),
       f"M424 模板{ADDED}“{{{{ cover.地区 }}}}”里，标签“{{{{ cover.地区 }}}}”在内容控件里，不一定都能填上。"),
    of("tag in a text box", put(paragraph(text_box(paragraph(run("{{ cover.地区 }}"))))),
       f"M424 模板{ADDED}“{{{{ cover.地区 }}}}”里，标签“{{{{ cover.地区 }}}}”在文本框里，不一定都能填上。"),
    Damage("tag in a comment", with_comment, "M425 模板的批注里有标签“{{ cover.地区 }}”，程序不填这里，会原样留在报告里。"),
    of("name in a footer", replaced("- </w:t>", "{{ coverr.地区 }}</w:t>"),
       "M406 模板页脚 1 第 1 段“{{ coverr.地区 }}1 -”用了不存在的名称“coverr”，是不是“cover”？", "footer1"),
    Damage("tag in the properties", lambda: found(**{"docProps/core": replaced("</cp:coreProperties>",
           "<cp:keywords>{{ cover.地区 }}</cp:keywords></cp:coreProperties>")}),
           "M425 模板的文档属性里有标签“{{ cover.地区 }}”，程序不填这里，会原样留在报告里。"),
    # Styles and fields.
    of("style of the pack", replaced('w:name w:val="表格文字"', 'w:name w:val="表格字"'),
       "M404 模板缺少样式“表格文字”，是不是“表格字”？", "styles"),
    of("style of the contents", replaced('w:name w:val="toc 1"', 'w:name w:val="toc1"'),
       "M404 模板缺少样式“toc 1”，是不是“toc1”？", "styles"),
    of("style of the TOC field", replaced("附件标题,1", "附件题,1"), "M409 目录域收录样式“附件题”，模板里却没有它，是不是“附件标题”？"),
    of("style of a STYLEREF", put(paragraph(field(' STYLEREF "章题" ', "1"))),
       f'M427 模板{ADDED}“1”的域 STYLEREF "章题" 用了样式“章题”，模板里却没有它'),
    of("style of a STYLEREF in small letters", put(paragraph(field(" styleref 章题 ", "1"))),
       f"M427 模板{ADDED}“1”的域 styleref 章题 用了样式“章题”，模板里却没有它"),
    of("style of a simple STYLEREF", put(paragraph('<w:fldSimple w:instr="STYLEREF 章题"/>', run("甲"))),
       f"M427 模板{ADDED}“甲”的域 STYLEREF 章题 用了样式“章题”，模板里却没有它"),
    of("no contents", replaced(" TOC ", " TXC "), "M407 模板里没有目录域（TOC），报告不会有目录。"),
    of("no SEQ in captions", unnumbered, "M426 用示例内容试填，各章的“表题”没有编号：前面没有 SEQ 域。"),
    of("SEG for SEQ", replaced("SEQ 图 \\* ARABIC", "SEG 图 \\* ARABIC"),
       "M426 用示例内容试填，各章的案例的“图题”没有编号：前面没有 SEQ 域。"),
    of("SEG for SEQ in an annex", replaced("SEQ 附图 \\* ARABIC", "SEG 附图 \\* ARABIC"),
       "M426 用示例内容试填，附件的“1 张图的图题”“2 张图的图题”没有编号：前面没有 SEQ 域。"),
    of("SEG for SEQ in a run-in case", replaced("SEQ 案例 \\* ARABIC", "SEG 案例 \\* ARABIC", 1),
       "M426 用示例内容试填，各章的“接排案例的题目”没有编号：前面没有 SEQ 域。"),
    of("counter of another kind", replaced("SEQ 图 \\* ARABIC", "SEQ 表 \\* ARABIC"),
       "M437 用示例内容试填，再读出来核对：题注编号是“图 1-2”，应为“图 1-1”。（不止一处）"),
    # What is not printed, or not as it should be.
    of("no show in cases", dropped("show(block.blocks"),
       "M436 用示例内容试填，附件的案例的“正文”“小标题”“表题”“表注”“图题”“图注”“表格”没有印出来。"),
    of("no show in the preface", dropped("show(preface.blocks"), "M436 用示例内容试填，前言的“节标题”“小节标题”"),
    of("no turn before a chapter", dropped("show(chapter.before"),
       "M437 用示例内容试填，再读出来核对：“分页前的正文”应在竖页上，报告里在横页上。"),
    of("no turn before an annex", dropped("show(annex.before"),
       "M437 用示例内容试填，再读出来核对：“分页前的正文”应在竖页上，报告里在横页上。"),
    of("no page breaks", replaced("block.kind == 'page_break'", "false"), "M436 用示例内容试填，“分页”没有印出来。"),
    of("no unit", replaced("{{ block.unit }}", "单位"), "M436 用示例内容试填，各章的“单位：人”没有印出来。"),
    of("no table", dropped("{{p block.table }}"), "M436 用示例内容试填，附件的案例的“表格”没有印出来。"),
    of("no pictures side by side", dropped("{{p block.grid }}"),
       "M437 用示例内容试填，再读出来核对：应有 50 张图，报告里有 30 张。"),
    of("no unit of the cover", replaced("{{ cover.编制单位 }}", "教育局"), "M436 用示例内容试填，封面的“编制单位”没有印出来。"),
    of("note twice", replaced("{{ note }}", "{{ note }}{{ note }}"),
       "M437 用示例内容试填，再读出来核对：“表注”印了不止一次。（不止一处）"),
    of("reversed", replaced("for block in blocks %}", "for block in (blocks|list)[::-1] %}"),
       "M437 用示例内容试填，再读出来核对：“分页前的正文”印到了别处，次序与工作簿不同。（不止一处）"),
    of("number format", replaced('w:numFmt w:val="decimal"', 'w:numFmt w:val="hebrew1"'),
       "M408 模板用了程序不认识的编号格式 hebrew1。", "numbering"),
    of("updateFields", replaced("<w:zoom ", '<w:updateFields w:val="true"/><w:zoom '),
       "M428 模板的设置里有 updateFields，每次打开报告 Word 都会问要不要更新域。", "settings"),
    of("dirty", replaced('w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"', 1),
       "M428 模板的正文里有 dirty，每次打开报告 Word 都会问要不要更新域。"),
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damaged_template_gives_its_message_and_place(damage: Damage) -> None:
    messages = damage.build()
    assert [message for message in messages if message.startswith(damage.said)] != [], "\n".join(messages)
