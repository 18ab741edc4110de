"""F: the finished report, read back."""

from zhibao.findings.finding import Rule, Severity

_TEMPLATE = "请照 docs/template.md 核对 report.docx 里印这类内容的标签；模板没有改过的话，请告诉维护人员。"
TEXT_LOST = Rule(
    "F601", Severity.ERROR, "报告里少了工作簿的内容",
    "报告里没有找到“{text}”。",
    "多半是模板没有印出这类内容：请照 docs/template.md 核对 report.docx 的标签；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
TABLE_DIFFERS = Rule(
    "F603", Severity.ERROR, "报告里的表格与工作簿不同",
    "报告里的表格“{caption}”与工作簿不同，“{text}”一格不在应有的位置。",
    "请照 docs/template.md 核对 report.docx 里印表格的标签；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
MORE_LOST = Rule(
    "F604", Severity.ERROR, "还有更多内容没有找到",
    "报告里另外还有 {count} 处没有找到。",
    "请先改正前面列出的各处。",
)  # fmt: skip
PICTURES_LOST = Rule(
    "F602", Severity.ERROR, "报告里少了图",
    "应有 {expected} 张图，报告里有 {found} 张。",
    "请照 docs/template.md 核对 report.docx 里印图的标签。",
)  # fmt: skip
_PROGRAM = "这是程序的差错：请把这一条连同工作簿发给程序的维护者；在那以前不要报送这份草稿。"
TEXT_CHANGED = Rule(
    "F605", Severity.ERROR, "报告里的文字与应印的不同",
    "应印“{expected}”，报告里是“{found}”。", _PROGRAM,
)  # fmt: skip
TEXT_ADDED = Rule(
    "F606", Severity.ERROR, "报告里多出了内容",
    "报告里多出“{text}”，工作簿和模板里都没有。", _PROGRAM,
)  # fmt: skip
TEXT_TWICE = Rule(
    "F607", Severity.ERROR, "同一内容印了两次",
    "“{text}”印了不止一次。", _TEMPLATE,
)  # fmt: skip
TEXT_MOVED = Rule(
    "F608", Severity.ERROR, "内容的次序与工作簿不同",
    "“{text}”印到了别处，次序与工作簿不同。", _TEMPLATE,
)  # fmt: skip
PICTURE_DIFFERS = Rule(
    "F609", Severity.ERROR, "图与工作簿要的不同",
    "报告里第 {number} 张图不是应有的那一张，或图里的数变了。", _PROGRAM,
)  # fmt: skip
CAPTION_NUMBER = Rule(
    "F640", Severity.ERROR, "题注的编号不连续",
    "题注编号是“{found}”，应为“{expected}”。",
    "请照 docs/template.md“编号用的域”核对题注段里的域；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
NOT_LISTED = Rule(
    "F685", Severity.ERROR, "案例、图、表目录里少了一条",
    "版式包要印{list}目录，里面却没有“{text}”。",
    "请照 docs/template.md“目录”核对 report.docx 里的{list}目录；不要这种目录的，改 pack.toml 的 [contents] lists。",
)  # fmt: skip
NO_NUMBER = Rule(
    "F648", Severity.ERROR, "题注没有编号",
    "“{text}”前面没有编号。",
    "请照 docs/template.md“编号用的域”在 report.docx 的题注段里插入 SEQ 域；这一部分的题注本来就不编号的，"
    "改 pack.toml 的 [caption] numbered。",
)  # fmt: skip
REFERENCE_DIFFERS = Rule(
    "F641", Severity.ERROR, "交叉引用与题注不一致",
    "引用印作“{found}”，所指的题注是“{expected}”。", _PROGRAM,
)  # fmt: skip
REFERENCE_TARGET = Rule(
    "F642", Severity.ERROR, "交叉引用所指的书签不对",
    "引用“{found}”所指的书签有 {count} 个，应有一个。", _PROGRAM,
)  # fmt: skip
CONTENTS_DIFFER = Rule(
    "F643", Severity.ERROR, "目录与标题不一致",
    "目录里是“{found}”，标题是“{expected}”。", _PROGRAM,
)  # fmt: skip
TAG_LEFT = Rule(
    "F644", Severity.ERROR, "报告里留有模板标签",
    "报告里印出了“{text}”。",
    "标签没有写对，程序没有认出：请照 docs/template.md“标签”改 report.docx。",
)  # fmt: skip
TODO_LEFT = Rule(
    "F645", Severity.ERROR, "报告里还有待补的内容",
    "报告里还有“{text}”。",
    "请在工作簿里补上，或删去这几个字。",
)  # fmt: skip
EMPTY_CAPTION = Rule(
    "F646", Severity.ERROR, "题注或标题是空的",
    "有一个样式为“{style}”的段落只有“{text}”，没有文字。", _TEMPLATE,
)  # fmt: skip
STYLE_CHANGED = Rule(
    "F647", Severity.ERROR, "标题或段落的级别变了",
    "“{text}”的样式应为“{expected}”，报告里是“{found}”。", _TEMPLATE,
)  # fmt: skip
PAGE_TURNED = Rule(
    "F649", Severity.ERROR, "页面的横竖与工作簿不同",
    "“{text}”应在{expected}上，报告里在{found}上。",
    "请照 docs/template.md 核对 report.docx 里 end_portrait、end_landscape 两个分支，"
    "以及前言、章、附件前面的 show(….before, …)。",
)  # fmt: skip
