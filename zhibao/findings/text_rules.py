"""T: look-ups in texts."""

from zhibao.findings.finding import Rule, Severity

UNKNOWN_NAME = Rule(
    "T201", Severity.ERROR, "花括号里的名称不存在",
    "“{{{{{found}}}}}”里的名称不存在{suggestion}",
    "双花括号里写“指标”表的名称，如 {{{{中职在校生}}}}，或“封面”表的项目，如 {{{{地区}}}}。封面有：{known}。",
)  # fmt: skip
UNBALANCED_BRACES = Rule(
    "T202", Severity.ERROR, "花括号不成对",
    "“{found}”附近的双花括号不成对。",
    "引用写成 {{{{名称}}}}，左右各两个花括号。",
)  # fmt: skip
CIRCLE = Rule(
    "T204", Severity.ERROR, "封面项目互相引用",
    "“{{{{{found}}}}}”要用的封面项目又反过来用到这一项，定不出内容。",
    "请在“封面”表里把其中一项直接写成文字。",
)  # fmt: skip
UNKNOWN_SUFFIX = Rule(
    "T205", Severity.ERROR, "名称后面的写法不认识",
    "“{{{{{found}}}}}”里“{name}”后面{reason}",
    "名称后面可以加“.上年”“.2023”这样的年份，再加“.增减”“.增幅”“.变化”“.带单位”“.比上年增减”“.比上年增幅”之一。",
)  # fmt: skip
NO_NUMBER = Rule(
    "T206", Severity.ERROR, "要印的数填的是“—”",
    "“{{{{{found}}}}}”取不到数：“{name}”{year} 年填的是“—”。",
    "请改写这句话，或在“指标”表填上数。",
)  # fmt: skip
NO_CHANGE = Rule(
    "T207", Severity.ERROR, "说不出增减",
    "“{{{{{found}}}}}”算不出来：{reason}。",
    "请照提示改写这句话。",
)  # fmt: skip
UNKNOWN_TARGET = Rule(
    "T208", Severity.ERROR, "引用的表、图、案例不存在",
    "“{{{{{found}}}}}”引用的{kind}不存在{suggestion}",
    "表写它的“名称”或表题，图写图题，案例写题目。",
)  # fmt: skip
AMBIGUOUS_TARGET = Rule(
    "T209", Severity.ERROR, "引用的表、图、案例不止一个",
    "“{{{{{found}}}}}”引用的{kind}有 {count} 个同名：{places}。",
    "请改题目，或用选项“名称=…”给表格不同的名称。",
)  # fmt: skip
UNNUMBERED_TARGET = Rule(
    "T210", Severity.ERROR, "引用的内容没有编号",
    "这段文字引用的“{found}”在报告里没有编号，引不出来。",
    "请给那张表、那幅图、那个案例加上题目；前言里的表和图没有编号，不能引用。",
)  # fmt: skip
NAMES_PUBLISHED = Rule(
    "T220", Severity.WARNING, "学生的姓名没有脱敏",
    "封面“脱敏”填了“否”：{names} 个学生的姓名照原样印出，在 {tables} 张表里，其他文字里还有 {elsewhere} 处。",
    "学生多是未成年人，报告要公开：请确认每个人都同意；否则把“脱敏”改为“是”或删去这一项。",
)  # fmt: skip
NAMES_MASKED = Rule(
    "T221", Severity.INFO, "学生的姓名已经脱敏",
    "{names} 个学生的姓名印成了“{example}”的样子：表格里 {in_tables} 处，其他文字里 {elsewhere} 处。名单从这里起。",
    "{remedy}列的表头要说明是谁的姓名，如“学生姓名”“辅导教师”；确要公开姓名的，在“封面”加一项“脱敏”，填“否”。",
)  # fmt: skip
TEACHER_LIKE_PUPIL = Rule(
    "T222", Severity.WARNING, "教师与学生同名",
    "教师“{name}”与 {pupil} 的学生同名：这一列照印，正文里的“{name}”一律当作学生隐去了。",
    "正文里没有提到就不用改；正文里说的是教师，请在 Word 里定稿时改回来。",
)  # fmt: skip
NO_NAME_READ = Rule(
    "T223", Severity.INFO, "学生列里有没当作姓名的内容",
    "学生的列里有 {count} 种内容没有当作姓名，照原样印出：{found}。第一处在这里。",
    "是队名、籍贯之类就不用改；是姓名，请一个一个用顿号隔开，或直接写成“张某某”。",
)  # fmt: skip
NAME_LEFT = Rule(
    "T224", Severity.WARNING, "两个字的姓名可能没有隐去",
    "“{name}”是一个学生的姓名，有 {count} 处连着别的字，没有隐去；第一处是“{around}”。",
    "是普通的词就不用改；说的是那个学生，请写成“学生{name}”或“{name}同学”，程序就会隐去。",
)  # fmt: skip
PUPILS_WITH_TEACHERS = Rule(
    "T225", Severity.INFO, "学生和教师写在一列里",
    "“{header}”这一列既写学生又写教师，程序分不清谁是谁，姓名全部隐去了。",
    "教师的姓名要照印，请把这一列分成两列，如“学生姓名”“指导教师”。",
)  # fmt: skip
NOBODYS_NAMES = Rule(
    "T230", Severity.WARNING, "有姓名的列没有说是谁的",
    "“{found}”这一列有 {count} 格像是姓名（隐去会是“{example}”的样子），表头没有说是学生还是教师，照原样印出。",
    "是学生的，请在表头里写明，如“学生{found}”，程序就会隐去；不是学生的，如“教师{found}”“非学生{found}”，就不再提醒。",
)  # fmt: skip
PRIVATE_NUMBER = Rule(
    "T231", Severity.ERROR, "不能公开的个人号码",
    "要印的内容里有 {count} 个{kind}：{found}。",
    "身份证号、手机号、银行卡号不能公开：请从工作簿里删去，或改成办公电话（带区号）一类可以公开的；是别的编号，请在前面或表头写明“编号”。",
)  # fmt: skip
