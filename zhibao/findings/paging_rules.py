"""E: laying the report out: its page numbers, the PDF and the preview."""

from zhibao.findings.finding import Rule, Severity

_ADVICE = "请在 Word 或 WPS 里打开报告，右击目录选“更新域”→“只更新页码”"
NO_PAGE_NUMBERS = Rule(
    "E504", Severity.WARNING, "目录没有页码",
    "目录的条目已列出，页码空着：这台电脑上没有能排出页码的程序，或都没有成功。",
    f"{_ADVICE}；或安装 LibreOffice 后再生成一次。",
)  # fmt: skip
ENGINE_FAILED = Rule(
    "E512", Severity.WARNING, "排版程序没有成功",
    "{engine} 没有成功（{doing}：{reason}），换用下一个办法。",
    "报告照常生成；请看另外有没有说到页码或 PDF 的提醒。",
)  # fmt: skip
ESTIMATED = Rule(
    "E513", Severity.WARNING, "目录页码是估算的",
    "目录页码由{engine}得出，可能差一页。",
    f"{_ADVICE}，再核对一遍；或装上 LibreOffice 和中文字体后再生成一次。",
)  # fmt: skip
DOUBTFUL_PAGES = Rule(
    "E514", Severity.WARNING, "排出的页码不可信",
    "{engine} 排出的页码不可信：{reason}。",
    "请给这台电脑装上中文字体（宋体、仿宋、楷体、黑体）后再生成一次。",
)  # fmt: skip
UNKNOWN_BOOKMARK = Rule(
    "E515", Severity.WARNING, "页码引用的书签不存在",
    "模板里有一处页码引用（PAGEREF），它指的书签“{bookmark}”不在报告里，原来的字没有动。",
    "请在 Word 里打开模板，改正或删去这处引用。",
)  # fmt: skip
UNKNOWN_FORMAT = Rule(
    "E516", Severity.WARNING, "页码的格式不认识",
    "程序不认识模板的页码格式 {found}，目录里写成了 1, 2, 3。",
    "请在 Word 里打开模板，“设置页码格式”里换一种，或在报告里更新目录页码。",
)  # fmt: skip
NO_PDF = Rule(
    "E517", Severity.WARNING, "没有生成 PDF 或预览",
    "没有生成{what}：这台电脑上没有能把报告转成 PDF 的程序，或都没有成功。",
    "请用 Word 或 WPS 打开报告，另存为 PDF；或安装 LibreOffice 后再生成一次。",
)  # fmt: skip
PDF_DIFFERS = Rule(
    "E518", Severity.WARNING, "PDF 里的文字与报告不同",
    "{engine} 转出的 PDF 有 {count} 段文字与报告不同，少了 {characters}，第一段是“{text}”。",
    "请对照报告核对 PDF；要报送 PDF 时，用 Word 或 WPS 打开报告另存一份。",
)  # fmt: skip
REORDERED = Rule(
    "E540", Severity.INFO, "图表与旁边的文字换了先后",
    "“{caption}”移到{side}面 {count} 段文字之{side}：放在原处，前一页的页底要空出一大片。",
    "不用改。一定要紧跟前面的文字，就让前一段以“如下图”“如下表”或冒号结尾；"
    "都照工作簿的次序，把 pack.toml [fill] 的 reorder 改成 false。",
)  # fmt: skip
COPY_FAULT = Rule(
    "E519", Severity.WARNING, "PDF 没有核对成，或预览没有做成",
    "{doing}时程序出错（{reason}）；报告不受影响。",
    "请直接打开报告看；并把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
