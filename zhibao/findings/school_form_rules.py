"""F: the forms that schools fill in (学校填报), and the case studies that they send."""

from zhibao.findings.finding import Rule, Severity

NOT_SENT = Rule(
    "F850", Severity.ERROR, "学校没有交填报表",
    "“学校填报”文件夹里没有“{school}”的填报表，各表里没有这所学校的行。",
    "请催交；不要它填报的，在“学校”表加一列“填报”，这一行填“否”；用别的办法报来的，在同名的“数据…”工作表里补上它的行。",
)  # fmt: skip
UNREADABLE_FORM = Rule(
    "F851", Severity.ERROR, "填报表打不开",
    "填报表“{file}”读不了：{reason}，没有用。",
    "请用 Excel 或 WPS 打开它（有密码的输入密码并取消密码），另存为 .xlsx 再放回来；打不开的请学校重发。",
)  # fmt: skip
NOT_USED = Rule(
    "F852", Severity.WARNING, "“学校填报”里的文件没有用上",
    "“{file}”{what}，没有用。",
    "填报表只认 .xlsx：别的格式请打开后另存为 .xlsx；压缩包请先解压；不是填报的文件请移到别处。",
)  # fmt: skip
NO_MARK = Rule(
    "F853", Severity.ERROR, "不是发给学校的填报表",
    "“{file}”里没有填报表的标记，不知是哪所学校、哪一年的，没有用。",
    "请学校在发给它的填报表里填，不要另建文件或把工作表复制到新文件里；已经填好的，把内容贴回发给它的那一份。",
)  # fmt: skip
OTHER_YEAR = Rule(
    "F854", Severity.ERROR, "填报表是别的年度的",
    "“{file}”是“{school}”{found}年度的填报表，这份报告要 {year} 年度的，没有用。",
    "请向学校要今年的填报表；去年的移到去年的文件夹。",
)  # fmt: skip
OTHER_SCHOOL = Rule(
    "F855", Severity.ERROR, "填报表的学校不在名单里",
    "“{file}”是“{school}”的填报表，“学校”表里没有这所学校，没有用{suggestion}",
    "请核对“学校”表里的校名；校名改过的，重新生成填报表发给它，或把“学校”表改回来。",
)  # fmt: skip
SENT_TWICE = Rule(
    "F856", Severity.ERROR, "同一所学校有几份填报表",
    "“{school}”有 {count} 份填报表：{files}，用的是最后存盘的“{file}”。",
    "请只留下要用的一份，别的移出“学校填报”。改过的填报表要换掉原来的文件，不要并排放。",
)  # fmt: skip
FORM_IS_OPEN = Rule(
    "F857", Severity.WARNING, "填报表正开着",
    "填报表“{file}”正在{program}里开着，用的是上次存盘的内容。",
    "请存盘、关闭后再运行；没有开着的，删去旁边的“{mark}”。",
)  # fmt: skip
SHEET_CHANGED = Rule(
    "F858", Severity.ERROR, "填报表里的表不全",
    "填报表的“{sheet}”{what}。",
    "请照发出的填报表恢复表名和表头（可以插入行、另加列），或请学校重填。",
)  # fmt: skip
HIDDEN_IN_FORM = Rule(
    "F859", Severity.ERROR, "填报表里隐藏的内容没有用",
    "填报表的“{sheet}”里隐藏的{hidden}有内容，没有用。",
    "要用的，取消隐藏和筛选后存盘；不要的，删去。",
)  # fmt: skip
NOT_FILLED = Rule(
    "F860", Severity.ERROR, "该填的没有填",
    "“{school}”的“{name}”没有填。",
    "请补填；确实没有的，数填 0，别的填“—”。",
)  # fmt: skip
NO_AMOUNT = Rule(
    "F861", Severity.ERROR, "填的不是要填的数",
    "“{school}”的“{name}”填的是“{found}”，{reason}，没有算进去。",
    "请改成一个数，单位“{unit}”不要写进格里。",
)  # fmt: skip
TOO_MUCH = Rule(
    "F862", Severity.WARNING, "数大得不寻常",
    "“{school}”的“{name}”是 {found}，比一所学校通常最多的 {most} 还大。",
    "请核对单位是不是“{unit}”（万元与元、人与人次）。数没有错就不用改。",
)  # fmt: skip
NO_CHOICE = Rule(
    "F863", Severity.ERROR, "填的不在可选的里面",
    "“{school}”的“{name}”填的是“{found}”，可选的是：{known}。",
    "请从下拉列表里选，否则汇总时会另算一类。",
)  # fmt: skip
PART_OVER_WHOLE = Rule(
    "F864", Severity.ERROR, "部分多于整体",
    "“{school}”的“{part}”是 {found}，比“{whole}”的 {limit} 还多。",
    "请核对这两个数。",
)  # fmt: skip
NO_SUM = Rule(
    "F865", Severity.WARNING, "各项之和与总数不同",
    "“{school}”的“{whole}”是 {found}，{parts}相加是 {total}。",
    "请核对这几个数；另有别的部分的，不用改。",
)  # fmt: skip
UNLIKE_LAST_YEAR = Rule(
    "F866", Severity.WARNING, "与上年相差很大",
    "“{school}”的“{name}”是 {found}，上年是 {last}。",
    "请核对这个数和它的单位。数没有错就不用改。",
)  # fmt: skip
MORE_IN_FORM = Rule(
    "F867", Severity.WARNING, "填报表里多出的内容没有用",
    "填报表的“{sheet}”里多出“{found}”，没有要它填，没有用。",
    "要用的，把它的名称改成表里要填的那一项；不要的，不用管。",
)  # fmt: skip
ALSO_IN_WORKBOOK = Rule(
    "F868", Severity.ERROR, "数据表里已有交了填报表的学校",
    "“{table}”里有“{school}”{year}年的行，它又交了填报表，用的是工作表里的。",
    "要用填报表里的，请删去工作表里这所学校的行；要用工作表里的，把它的填报表移出“学校填报”。",
)  # fmt: skip
NO_SCHOOL_COLUMN = Rule(
    "F869", Severity.WARNING, "数据表没有学校一列",
    "“{table}”里没有“学校名称”列，分不出它的行与填报表里的是不是重复，都用了。",
    "请给这张工作表加一列“学校名称”，或删去与填报表重复的行。",
)  # fmt: skip
CASE_WITHOUT_PLACE = Rule(
    "F870", Severity.ERROR, "案例没有选放在哪一节",
    "“{school}”的案例“{title}”没有选放在哪一节，没有印。",
    "请在填报表的“放在哪一节”里选；编报告的人也可以在“采用”表的“放在”一列写节的名称。",
)  # fmt: skip
CASE_PLACE_UNKNOWN = Rule(
    "F871", Severity.ERROR, "案例要放的节不收案例",
    "“{school}”的案例“{title}”要放在“{section}”，报告里没有这一节，或这一节没有“收案例”一行，没有印{suggestion}",
    "请在这一节里加一行，类型选“收案例”；或在“采用”表的“放在”一列另写一节。",
)  # fmt: skip
CASE_NOT_LISTED = Rule(
    "F872", Severity.WARNING, "案例没有列在“采用”表",
    "“{school}”的案例“{title}”没有列在“采用”表，照样印在这一节的最后。",
    "请在“采用”表加上它的一行，排好次序；不要的，“采用”一列填“否”。",
)  # fmt: skip
CASE_NOT_RECEIVED = Rule(
    "F873", Severity.WARNING, "“采用”表里的案例没有收到",
    "“采用”表列了“{school}”的案例“{title}”，收到的填报表里没有{suggestion}",
    "请核对校名和题目，或向学校要；不用了就删去这一行。",
)  # fmt: skip
CASE_TOO_LONG = Rule(
    "F874", Severity.WARNING, "案例太长",
    "“{school}”的案例“{title}”有 {count} 字，要求不超过 {most} 字。",
    "请删短。",
)  # fmt: skip
ADOPTION_SHEET = Rule(
    "F875", Severity.ERROR, "“采用”表看不懂",
    "“采用”表{reason}。",
    "第 1 行写“学校｜题目｜放在｜采用”，下面一行一个案例；“采用”填“是”或“否”，空着算“是”。",
)  # fmt: skip
NO_CASES_HERE = Rule(
    "F876", Severity.INFO, "这一节没有收到案例",
    "“{section}”有“收案例”一行，没有学校为它报来案例。",
    "不用改；不收了就删去这一行。",
)  # fmt: skip
HIDDEN_IN_CASE = Rule(
    "F877", Severity.WARNING, "案例里隐藏的内容没有印",
    "填报表的“{sheet}”里隐藏的{hidden}有内容，没有印。",
    "要印的，取消隐藏后存盘；不要的，不用管。",
)  # fmt: skip
CASE_INCOMPLETE = Rule(
    "F878", Severity.WARNING, "案例不全",
    "“{school}”的案例“{title}”没有{missing}。",
    "请补上。",
)  # fmt: skip
SAME_CASE_TWICE = Rule(
    "F879", Severity.WARNING, "“采用”表里的案例列了两次",
    "“{school}”的案例“{title}”在“采用”表里列了两次，照第一次。",
    "请删去多的一行。",
)  # fmt: skip
NO_FORM_RULES = Rule(
    "F880", Severity.ERROR, "版式包没有填报表",
    "版式包“{pack}”和它的 base 都没有 forms.toml，没有规定学校填什么；{what}。",
    "请在版式包的文件夹里加一个 forms.toml，写法见别的版式包的 forms.toml；或在封面“模板”换一个版式包。",
)  # fmt: skip
NO_ROSTER = Rule(
    "F881", Severity.ERROR, "没有要填报的学校",
    "“学校”表里没有一所要填报的学校，填报表没有写。",
    "请在“学校”表列出各校，第 1 行有“学校名称”。",
)  # fmt: skip
NO_YEAR_OF_FORMS = Rule(
    "F882", Severity.ERROR, "填报表不知是哪一年的",
    "封面的“报告年度”不是年份，填报表没有写。",
    "请在封面填四位数字的报告年度。",
)  # fmt: skip
FORM_FAULT = Rule(
    "F883", Severity.ERROR, "读填报表时程序出错",
    "读填报表“{file}”时程序出错（{reason}），这一份没有用，别的照用。",
    "请把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
NOT_A_WORKBOOK = Rule(
    "F884", Severity.ERROR, "这是学校的填报表",
    "{path} 是学校交回的填报表，不是要做报告的工作簿。",
    "请对它上一级文件夹里的工作簿运行；“学校填报”里的填报表会一起读。",
)  # fmt: skip
PHOTOS_NOT_NAMED = Rule(
    "F885", Severity.INFO, "学校的照片没有用到",
    "“学校填报”里有 {count} 张照片，没有一个案例写到：{found}。",
    "漏了的，请在填报表案例下面的“照片”里写上文件名；不用的，可以不管。",
)  # fmt: skip
EXAMPLE_SCHOOLS = Rule(
    "F886", Severity.WARNING, "“学校”表里还有示例",
    "“{school}”是新工作簿里的示例，填报表照样写了。",
    "请先在“学校”表里把示例换成全部学校，一行一所，再运行一次；写给示例学校的填报表删去。",
)  # fmt: skip
