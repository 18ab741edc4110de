"""E: the machine, the command and the files that are written."""

from zhibao.findings.finding import Rule, Severity

NOT_WRITABLE = Rule(
    "E501", Severity.ERROR, "写不了文件",
    "写不了 {path}（{reason}）。",
    "请照原因处理：换一个文件夹（不要在 OneDrive 等网盘里），关闭占用它的程序，或把报告名称改短。",
)  # fmt: skip
LEFT_ALONE = Rule(
    "E502", Severity.WARNING, "旧文件已被修改或正被打开",
    "{old} 已有人修改过，或正被别的程序打开，没有动它；新的一份另存为 {new}。",
    "请比较两份，留下要用的一份。",
)  # fmt: skip
OLDER_SUBMISSION = Rule(
    "E503", Severity.WARNING, "旁边有一份旧的报送稿",
    "这次只生成了草稿；旁边的 {path} 是以前的报送稿，没有改动。",
    "请改完所列错误后再运行，以免误报旧稿。",
)  # fmt: skip
SEVERAL_WORKBOOKS = Rule(
    "E505", Severity.ERROR, "不止一个工作簿",
    "{folder} 里有 {count} 个工作簿：{names}。",
    "请指明一个，如 python generate.py {example}。",
)  # fmt: skip
ALREADY_THERE = Rule(
    "E506", Severity.ERROR, "同名文件夹已有工作簿",
    "{path} 已经存在，没有动它。",
    "请换一个名称，或先把旧的改名。",
)  # fmt: skip
BAD_NAME = Rule(
    "E507", Severity.ERROR, "名称里没有地区和年度",
    "“{found}”看不出地区和年度。",
    "名称写成地区加四位年度，后面没有别的字，如 焦作市2026。",
)  # fmt: skip
UNKNOWN_CODE = Rule(
    "E508", Severity.ERROR, "没有这个代码",
    "没有代码“{found}”{suggestion}",
    "代码是一个字母加三位数字，见检查结果每条前面的方括号。",
)  # fmt: skip
USAGE = Rule(
    "E509", Severity.ERROR, "命令写法不对",
    "看不懂“{found}”{suggestion}",
    "运行 python generate.py --help 看用法。",
)  # fmt: skip
SIDE_FILE_NOT_WRITTEN = Rule(
    "E510", Severity.WARNING, "报告旁边的文件没有写成",
    "{what}没有写成：写不了 {path}（{reason}）；报告不受影响{older}。",
    "请照原因处理后再运行一次，或不管它。",
)  # fmt: skip
NUMBERS_NOT_LISTED = Rule(
    "E511", Severity.WARNING, "数字出处没有做成",
    "做数字出处时程序出错（{reason}）；报告不受影响。",
    "请把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
WRITTEN_DIFFERENTLY = Rule(
    "E530", Severity.ERROR, "写下的文件读回来不一样",
    "写到 {path} 的文件读回来与应写的不一样，没有采用；原有的报告没有动。",
    "多半是磁盘、网络盘或安全软件的毛病：请把报告生成到本机的另一个文件夹（-o），再运行一次。",
)  # fmt: skip
NAME_CUT = Rule(
    "E531", Severity.WARNING, "文件名太长，已截短",
    "文件名“{found}”太长，Windows 打不开，截短为“{name}”；报告里的名称不变。",
    "要短一些的文件名，请改封面的“报告名称”或 pack.toml 的 [file] name，或把报告生成到路径短一些的文件夹。",
)  # fmt: skip
NAME_KEY = Rule(
    "E532", Severity.WARNING, "文件名要用的封面项目没有填",
    "pack.toml 的文件名“{pattern}”要用“{key}”，封面里没有或没有填，文件名里空着{suggestion}",
    "请在封面补填这一项，或改 pack.toml 的 [file] name。",
)  # fmt: skip
NAME_BRACES = Rule(
    "E533", Severity.WARNING, "文件名的花括号不成对",
    "pack.toml 的文件名“{pattern}”里花括号不成对或叠用，按原样留在文件名里。",
    "请改 pack.toml 的 [file] name：封面项目写在一对花括号里，如“{{报告名称}}（{{报告年度}}年度）”。",
)  # fmt: skip
PROGRAM_FAULT = Rule(
    "E534", Severity.ERROR, "程序出错",
    "程序出错，没有做完（{reason}）。",
    "原有的报告没有动。{record}发给程序的维护者。",
)  # fmt: skip
CHECK_FAILED = Rule(
    "E545", Severity.WARNING, "有一项审读没有做完",
    "审读 {code} 时程序出错（{reason}），这一项没有查；报告和别的检查不受影响。",
    "请把旁边的故障记录发给程序的维护者。",
)  # fmt: skip
STALE_REMOVED = Rule(
    "E535", Severity.INFO, "旧的附带文件已删去",
    "旁边的 {names} 是上一次生成的，与这次的报告不是一份，已删去。",
    "要新的 PDF、预览，生成时加 --pdf、--preview。",
)  # fmt: skip
STALE_KEPT = Rule(
    "E536", Severity.WARNING, "旁边有旧的附带文件",
    "旁边的 {names} 是以前的，有人改过或正打开着，没有动；它与这次的报告不是一份。",
    "请不要连同这次的报告一起报送；不要了就删去。",
)  # fmt: skip
OTHER_REPORTS = Rule(
    "E537", Severity.WARNING, "旁边的文件不是这份报告的",
    "旁边的 {names} 是随另一份报告生成的，不是 {report} 的：那次生成没有做完，或报告换过。",
    "请再生成一次（要 PDF、预览，加 --pdf、--preview）；不要把它连同这份报告报送。",
)  # fmt: skip
CHECK_FILES_NOT_MADE = Rule(
    "E546", Severity.WARNING, "检查报告或标注的副本没有做成",
    "做“{what}”时程序出错（{reason}）；检查结果和报告不受影响。",
    "请把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
NO_PREVIOUS = Rule(
    "E547", Severity.WARNING, "上年的工作簿读不了",
    "上年的工作簿 {path} 读不了：{reason}",
    "请改正封面“上年工作簿”或 --previous 后面的路径；没有就清空，与上年比较的检查跳过。",
)  # fmt: skip
PREVIOUS_FAILED = Rule(
    "E548", Severity.WARNING, "上年的工作簿没有用上",
    "算上年的工作簿 {path} 时程序出错（{reason}），与上年比较的检查没有做；报告不受影响。",
    "请把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
OFFLINE_NOT_MADE = Rule(
    "E550", Severity.ERROR, "离线安装包没有做成",
    "离线安装包没有做成：{reason}。",
    "做它要联网下载约 250 MB：请看看能不能上网，磁盘有没有地方，再来一次。",
)  # fmt: skip
NOT_THE_WORKBOOK = Rule(
    "E549", Severity.ERROR, "这是程序写的副本",
    "{path} 是程序写在报告旁边的，不是要填的工作簿；改它不起作用，下次生成时就换掉。",
    "请在 inputs 文件夹里原来的工作簿上改，对它运行。",
)  # fmt: skip
NOT_MARKED = Rule(
    "E552", Severity.WARNING, "标注的副本没有做成",
    "工作簿有一处存坏了（{reason}），标注的副本没有做成；检查结果和报告不受影响。",
    "请用 Excel 或 WPS 打开工作簿，另存为一份 .xlsx，再运行一次。",
)  # fmt: skip
WORD_DOCUMENT = Rule(
    "E551", Severity.ERROR, "这是 Word 文档，不是工作簿",
    "“{path}”是 Word 文档，报告要由 Excel 工作簿生成。",
    "要把它变成工作簿，运行 python generate.py import {example} 焦作市2025（写那份报告的地区和年度）。",
)  # fmt: skip
OTHER_RUN = Rule(
    "E560", Severity.ERROR, "另一次运行正在生成同一份报告",
    "进程 {process} 从 {since} 起正在生成“{name}”，等了一会儿还没有完。",
    "请等它做完再运行；它已经没有反应时，在任务管理器里结束这个进程。",
)  # fmt: skip
