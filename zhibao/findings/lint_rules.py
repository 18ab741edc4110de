"""M410–M438: what the template's check (lint) finds beside the rules that a build has too."""

from zhibao.findings.finding import Rule, Severity

NO_TEMPLATE = Rule(
    "M410", Severity.ERROR, "不是模板",
    "{path} 里没有一个标签{hint}。",
    "请用带标签（如 {{{{ chapter.title }}}}）的 report.docx；生成的报告不能当模板用。",
)  # fmt: skip
NO_TAG = Rule(
    "M411", Severity.ERROR, "花括号不成标签",
    "模板{place}里的“{found}”没有配成标签。",
    "请照 docs/template.md“标签”的写法改：花括号是半角的，两个连着，头尾成对，在同一段。",
)  # fmt: skip
UNPAIRED = Rule(
    "M413", Severity.ERROR, "成对的标签没有配齐",
    "模板{place}里的“{found}”{lacking}。",
    "请补上缺的标签，或删去多余的；if 配 endif，for 配 endfor，macro 配 endmacro。",
)  # fmt: skip
PARTED = Rule(
    "M414", Severity.ERROR, "成对的标签不在一处",
    "模板{place}里的“{found}”与“{other}”（{there}）不在一处。",
    "带 p 的一对标签各占一段，都在正文里或都在同一格里；不带 p 的一对标签在同一段里。",
)  # fmt: skip
BESIDE_TAG = Rule(
    "M415", Severity.ERROR, "独占一段的标签旁边有别的内容",
    "模板{place}里，标签“{found}”旁边的{what}会丢失。",
    "请把它移到别的段落：带 p、tr、tc 的标签独占一段、一行、一格。",
)  # fmt: skip
TABLE_TAG = Rule(
    "M416", Severity.ERROR, "表格行、格的标签用错",
    "模板{place}里的“{found}”{fault}。",
    "{{%tr %}} 独占表格的一行，{{%tc %}} 独占一格；表格里至少有一行、格里至少有一段在循环和判断之外，空的也行。",
)  # fmt: skip
UNKNOWN_FILTER = Rule(
    "M417", Severity.ERROR, "标签用了不存在的过滤或判断",
    "模板{place}用了不存在的{kind}“{found}”{suggestion}",
    "竖线后面常用的是 length、first、last、default，is 后面常用的是 defined；请改正或删去。",
)  # fmt: skip
FORBIDDEN = Rule(
    "M418", Severity.ERROR, "标签用了不许用的写法",
    "模板{place}里的“{found}”不许在模板里用。",
    "模板只能取用 docs/template.md 名称表里的内容和自己定义的宏；请删去它。",
)  # fmt: skip
IN_FIELD = Rule(
    "M420", Severity.WARNING, "标签在域里面",
    "模板{place}里，标签“{found}”在域的{where}里，更新域（F9）之后就没有了。",
    "请把标签移到域的前面或后面；按 Alt+F9 可以看到域的范围。",
)  # fmt: skip
BROKEN_TAG = Rule(
    "M421", Severity.ERROR, "标签被拆开，接不回来",
    "模板{place}里，标签“{found}”被{what}拆成两半，程序接不回来。",
    "请删去整个标签，关闭修订，一次键入完。",
)  # fmt: skip
INSIDE_TAG = Rule(
    "M422", Severity.WARNING, "标签里夹着别的东西",
    "模板{place}里，标签中间夹着{what}，填写时会去掉。",
    "请删去整个标签重新键入，再把{what}放到标签外面。",
)  # fmt: skip
TRACKED = Rule(
    "M423", Severity.WARNING, "模板里留着修订",
    "模板{place}等处有 {count} 处修订没有接受或拒绝，会带进报告。",
    "请在“审阅”里接受或拒绝所有修订，并关闭修订。",
)  # fmt: skip
IN_BOX = Rule(
    "M424", Severity.WARNING, "标签在文本框或内容控件里",
    "模板{place}里，标签“{found}”在{where}里，不一定都能填上。",
    "请把它移到普通的段落或表格里，删去{where}。",
)  # fmt: skip
NOT_FILLED = Rule(
    "M425", Severity.ERROR, "标签在不填的地方",
    "模板的{part}里有标签“{found}”，程序不填这里，会原样留在报告里。",
    "请删去它；报告的标题等属性由程序填写。",
)  # fmt: skip
UNNUMBERED_CAPTION = Rule(
    "M426", Severity.ERROR, "题注没有编号",
    "用示例内容试填，{where}没有编号：前面没有 SEQ 域。",
    "请在题目前面插入域，如 SEQ 表 \\* ARABIC \\s 1，见 docs/template.md“编号用的域”；"
    "本来就不编号的，改 pack.toml 的 [caption] numbered。",
)  # fmt: skip
UNKNOWN_FIELD_STYLE = Rule(
    "M427", Severity.WARNING, "域里的样式不存在",
    "模板{place}的域 {code} 用了样式“{style}”，模板里却没有它{suggestion}",
    "请按 Alt+F9 改正域里的样式名，或把样式改回原名。",
)  # fmt: skip
UPDATE_PROMPT = Rule(
    "M428", Severity.WARNING, "打开报告时会弹出更新域的提示",
    "模板的{part}里有 {found}，每次打开报告 Word 都会问要不要更新域。",
    "请复制一份版式包里的 report.docx，在它上面重做改动；编号由程序算好，用不着它。",
)  # fmt: skip
WRONG_PLACE = Rule(
    "M429", Severity.ERROR, "整块内容的标签写法不对",
    "模板{place}里，“{found}”是{what}。",
    "请照 docs/template.md 改：整块内容写成 {{{{p 名称 }}}}，独占一段；一段之内的文字不带 p。",
)  # fmt: skip
NO_SUCH_TEMPLATE = Rule(
    "M430", Severity.ERROR, "没有这个模板文件",
    "没有模板文件或版式包“{found}”{suggestion}",
    "请写版式包的名称（{known}）、它的文件夹，或 .docx 文件的路径。",
)  # fmt: skip
NOT_ALWAYS_THERE = Rule(
    "M431", Severity.ERROR, "模板用的名称不一定有",
    "模板{place}用的“{found}”，有的报告里没有。",
    "请先判断再用，如 {{%p if preface %}}、{{% if cover.公开网址 is defined %}}；名称和它所属的块见 docs/template.md。",
)  # fmt: skip
NOT_PRINTED = Rule(
    "M436", Severity.ERROR, "模板没有印出某类内容",
    "用示例内容试填，{where}没有印出来。",
    "请照 docs/template.md“模板可用的名称”，补上印这些内容的标签和分支；照着 templates 里别的版式包写最稳妥。",
)  # fmt: skip
MISPRINTED = Rule(
    "M437", Severity.ERROR, "模板印出的内容不对",
    "用示例内容试填，再读出来核对：{said}{where}",
    "请照 docs/template.md 核对 report.docx 里印这类内容的标签、分支和域。",
)  # fmt: skip
UNDER_REVIEW = Rule(
    "M438", Severity.WARNING, "模板里留着批注，或开着修订",
    "模板{found}，用它生成的报告只能是草稿。",
    "请在“审阅”里删去所有批注，并关闭“修订”，再保存。",
)  # fmt: skip
