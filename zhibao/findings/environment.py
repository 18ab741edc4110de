"""E: the machine, the command and the files that are written."""

from zhibao.findings.finding import Rule, Severity

NOT_WRITABLE = Rule(
    "E501", Severity.ERROR, "写不了文件",
    "写不了 {path}（{reason}）。",
    "请照原因处理：换一个文件夹，关闭占用它的程序，或把报告名称改短。",
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
NO_PAGE_NUMBERS = Rule(
    "E504", Severity.WARNING, "目录没有页码",
    "目录的条目已列出，页码留空：这一版程序不计算页码。",
    "请在 Word 或 WPS 里打开报告，右击目录选“更新域”→“只更新页码”。",
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
    "名称写成地区加四位年度，如 python generate.py new 焦作市2026。",
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
    "{what}没有写成：写不了 {path}（{reason}）；报告不受影响。",
    "请照原因处理后再运行一次，或不管它。",
)  # fmt: skip
NUMBERS_NOT_LISTED = Rule(
    "E511", Severity.WARNING, "数字出处没有做成",
    "做数字出处时程序出错（{reason}）；报告不受影响。",
    "请把这一条连同工作簿发给程序的维护者。",
)  # fmt: skip
