"""W: the workbook as a file, its sheets and cells."""

from zhibao.findings.finding import Rule, Severity

NOT_FOUND = Rule(
    "W001", Severity.ERROR, "找不到工作簿",
    "找不到工作簿：{path}。",
    "请检查文件名和位置；工作簿一般放在“inputs/地区年度/工作簿.xlsx”。新建用 python generate.py new 名称。",
)  # fmt: skip
UNREADABLE = Rule(
    "W002", Severity.ERROR, "工作簿打不开",
    "工作簿打不开：{reason}。",
    "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（*.xlsx）”，取消打开密码后再运行。",
)  # fmt: skip
MISSING_SHEET = Rule(
    "W003", Severity.ERROR, "缺少必需的工作表",
    "缺少工作表“{sheet}”{suggestion}",
    "请新建或改名为“{sheet}”，表名前后不要有多余的字。",
)  # fmt: skip
HIDDEN_SHEET = Rule(
    "W004", Severity.ERROR, "必读的工作表被隐藏",
    "工作表“{sheet}”被隐藏了，隐藏的工作表不读取。",
    "请在表名标签上右击“取消隐藏”。",
)  # fmt: skip
NO_HEADER = Rule(
    "W005", Severity.ERROR, "工作表没有表头行",
    "第 1 行应为“{expected}”，现为“{found}”。",
    "若是一章，请补上表头行；若不属于报告，请隐藏该表，或把表名改为以“数据”开头（原始数据）、“填写说明”。",
)  # fmt: skip
MISSING_COVER_KEY = Rule(
    "W006", Severity.ERROR, "封面缺少必填项",
    "封面缺少必填项“{key}”{suggestion}",
    "请在“封面”表加一行：项目填“{key}”，内容填在右边一格。",
)  # fmt: skip
REPEATED_COVER_KEY = Rule(
    "W007", Severity.ERROR, "封面项目重复",
    "封面项目“{key}”出现了两次，先前在 {first}。",
    "请删去其中一行；程序用的是先前的一行。",
)  # fmt: skip
NO_CACHED_VALUE = Rule(
    "W008", Severity.ERROR, "公式没有算出的值",
    "单元格里的公式“{formula}”没有保存计算结果。",
    "请用 Excel 或 WPS 打开工作簿，等它算完后保存，再运行。",
)  # fmt: skip
ERROR_VALUE = Rule(
    "W009", Severity.ERROR, "单元格是错误值",
    "单元格显示为错误值“{found}”。",
    "请改正公式或直接填写数值。",
)  # fmt: skip
TIME_VALUE = Rule(
    "W010", Severity.ERROR, "比值被 Excel 变成了时间",
    "单元格成了时间“{found}”，原意可能是比值“{ratio}”。",
    "请先把单元格格式设为“文本”，再重新填写 {ratio}。",
)  # fmt: skip
CONTROL_CHARACTER = Rule(
    "W011", Severity.WARNING, "含有无法印出的控制字符",
    "文字里有无法印出的控制字符，已去掉：“{text}”。",
    "请在单元格里重新键入这段文字，看是否缺字。",
)  # fmt: skip
UNKNOWN_FORMAT = Rule(
    "W012", Severity.ERROR, "数字格式照印不了",
    "单元格的数字格式“{code}”，程序不能确知 Excel 怎样显示，这一格没有印（存的数是 {found}）。",
    "请把单元格改为常用的数字格式；要的只是这几个字，就把格式设为“文本”，再照原样填写。",
)  # fmt: skip
NO_CHAPTER = Rule(
    "W013", Severity.ERROR, "没有任何一章",
    "工作簿里没有任何一章。",
    "每一章是一张工作表，第 1 行为“类型｜内容｜属性｜选项”。空白工作簿可用 python generate.py new 名称 得到。",
)  # fmt: skip
BAD_YEAR = Rule(
    "W015", Severity.ERROR, "报告年度不是年份",
    "报告年度“{found}”不是四位年份。",
    "请填四位数字，如 2025。",
)  # fmt: skip
MISSPELT_KEY = Rule(
    "W016", Severity.WARNING, "封面项目可能写错了",
    "封面项目“{found}”是不是“{near}”？",
    "写错了请改正；若是自己加的项目，可以不管。",
)  # fmt: skip
REPEATED_SHEET = Rule(
    "W017", Severity.ERROR, "工作表同名",
    "有两张工作表都叫“{sheet}”（表名前后的空格不算），只读取了先前的一张。",
    "请把其中一张改名、隐藏或删去。",
)  # fmt: skip
VALUE_WITHOUT_KEY = Rule(
    "W018", Severity.ERROR, "封面内容没有项目名",
    "这里有内容“{found}”，左边一格的项目名却是空的，没有读取。",
    "请在 A 列写上项目名，或清空这一格。",
)  # fmt: skip
DATA_SHEET_WITH_HEADER = Rule(
    "W019", Severity.ERROR, "数据表写成了章",
    "“{sheet}”以“数据”开头，按约定是不印出的原始数据，第 1 行却是章的表头，其中内容没有印出。",
    "若是一章，请在表名前加编号，如“3 {sheet}”；若是原始数据，第 1 行请写各列的列名。",
)  # fmt: skip
MONTH_IS_NUMBER = Rule(
    "W020", Severity.ERROR, "编制年月成了数字",
    "编制年月是数字“{found}”，10 月会变成 1 月，看不出原意。",
    "请写成“2025年12月”，或填日期。",
)  # fmt: skip
STRAY_PICTURE = Rule(
    "W021", Severity.WARNING, "图片不在图片行上",
    "{cell} 里或上面有{what}，这里不是“图片”行，报告里没有它。",
    "照片请移到一个“图片”行，左上角落在那一行里；图表请改用“统计图”行，文本框里的字请写进单元格；不要印的可以不管。",
)  # fmt: skip
UNREADABLE_PICTURES = Rule(
    "W022", Severity.ERROR, "工作簿里的图片读不出来",
    "工作簿里存放图片的部分读不出来：{reason}。",
    "请用 Excel 或 WPS 打开工作簿，另存一份再运行；仍不行，请把照片存进“照片”文件夹，在“图片”行写文件名。",
)  # fmt: skip
UNKNOWN_FONT_PROFILE = Rule(
    "W023", Severity.ERROR, "字体方案不认识",
    "封面“字体”不认识“{found}”{suggestion}这次用的是“{used}”。",
    "请改成“{known}”之一，或清空这一格。",
)  # fmt: skip
NO_FONT_PROFILES = Rule(
    "W024", Severity.WARNING, "版式包没有字体方案",
    "这个版式包没有规定字体方案，封面“字体”填的“{found}”不起作用。",
    "请清空这一格；要用别的字体，请维护版式的人改模板。",
)  # fmt: skip
STRUCK_OUT = Rule(
    "W031", Severity.WARNING, "划掉的字照印",
    "“{text}”加了删除线，报告照印，不带删除线。",
    "不要的请删去；要印的请去掉删除线（设置单元格格式—字体）。",
)  # fmt: skip
BAD_PRIVACY = Rule(
    "W030", Severity.ERROR, "脱敏不是“是”或“否”",
    "封面“脱敏”应填“是”或“否”，现在是“{found}”；按“是”处理，学生的姓名都隐去了。",
    "请改成“是”（隐去学生的姓名，不填也是）或“否”（照原样印出）。",
)  # fmt: skip
SHEET_LOST = Rule(
    "W040", Severity.ERROR, "工作表读不全",
    "工作表“{sheet}”读不全：{reason}。",
    "请用 Excel 或 WPS 打开工作簿，看这张表的内容是否都在，另存为“Excel 工作簿（*.xlsx）”后再运行；"
    "打开时提示修复的，请从备份里找回这张表。",
)  # fmt: skip
STORED_BADLY = Rule(
    "W041", Severity.ERROR, "单元格在文件里存坏了",
    "这一处在文件里存得不对：{reason}。",
    "请用 Excel 或 WPS 打开工作簿，在这一处重新填写，保存后再运行；文件若是别的系统导出的，请核对导出的内容。",
)  # fmt: skip
UNDEFINED_FORMAT = Rule(
    "W042", Severity.ERROR, "数字格式没有定义",
    "这一格用的{what}在文件里没有定义，看不出数字该怎样显示。",
    "请用 Excel 或 WPS 打开工作簿，给这一格重新设置数字格式，保存后再运行。",
)  # fmt: skip
OUT_OF_ORDER = Rule(
    "W043", Severity.WARNING, "行或单元格的次序乱了",
    "这张表在文件里的次序是乱的，从 {found} 起；已按位置排好。",
    "文件多半是别的系统导出的。请用 Excel 或 WPS 打开，看内容是否都在原处，另存一份再运行。",
)  # fmt: skip
UNLISTED_SHEETS = Rule(
    "W044", Severity.WARNING, "文件里有没列出的工作表",
    "文件里存着 {count} 张工作表，工作簿的表名里却没有它们，Excel 也不显示，没有读取。",
    "若少了哪张表，请从备份里找回；没有少，可以不管。",
)  # fmt: skip
NO_DATE = Rule(
    "W045", Severity.ERROR, "日期显示不出",
    "这一格的格式是日期或时间，存的数 {found} 却不在 1900 年到 9999 年之间，Excel 显示为 ####。",
    "请把单元格格式改为“常规”看原来的数，重新填写日期。",
)  # fmt: skip
LOST_DIGITS = Rule(
    "W070", Severity.ERROR, "长数字丢了末几位",
    "单元格显示为“{found}”，存的是 {count} 位的数：Excel 只留前 15 位，后面的已经变成 0。",
    "请先把单元格格式设为“文本”，再重新填写号码；改格式找不回丢掉的数字。",
)  # fmt: skip
SHOWN_AS_POWER = Rule(
    "W071", Severity.ERROR, "长数字显示成了 E+",
    "单元格显示为“{found}”，存的数是 {digits}。",
    "是号码，请把单元格格式设为“文本”，再重新填写；是数量，请设为“数值”。",
)  # fmt: skip
LONG_DECIMALS = Rule(
    "W072", Severity.WARNING, "小数位太多",
    "单元格显示为“{found}”，有 {count} 位小数，照印{also}。",
    "多半是公式算出的数没有设格式：请把单元格格式设为“数值”或“百分比”，定好小数位数。",
)  # fmt: skip
HIDDEN_BY_FORMAT = Rule(
    "W073", Severity.WARNING, "数字格式把内容隐去了",
    "单元格里是“{found}”，数字格式“{code}”使它不显示，报告里也没有。",
    "要印的，请改单元格格式；本来就不印的，请删去内容，免得别人以为它在报告里。",
)  # fmt: skip
SYMBOL_FONT = Rule(
    "W074", Severity.ERROR, "符号字体里的符号不认识",
    "“{found}”用的字体是“{font}”，这种字体把字母画成符号，程序不知道这是哪个符号，没有印。",
    "请用“插入—符号”，字体选“（普通文本）”，改成 √、□、● 一类的符号，并把单元格的字体改回宋体；也可以写“是”“否”。",
)  # fmt: skip
REMARK_IN_DATA = Rule(
    "W080", Severity.WARNING, "数据表里的注不算一行",
    "数据表里这一行只有“{found}”，像是注，不算一行数据。",
    "可以留着；确是数据，请填上别的列。",
)  # fmt: skip
TITLE_IN_DATA = Rule(
    "W081", Severity.ERROR, "数据表的第 1 行不是表头",
    "数据表的第 1 行应是表头，这里只有“{found}”，像是表题；下面的表头会当作数据。",
    "请删去这一行，使各列的名称在第 1 行。",
)  # fmt: skip
HEADER_ELSEWHERE = Rule(
    "W090", Severity.ERROR, "表头不在该在的地方",
    "表头应在{expected}，现在{found}：多了{extra}。这次照没有多出的来读。{rest}",
    "请删去{extra}（右击行号、列标，选“删除”），或按 Ctrl+Z 撤销插入。",
)  # fmt: skip
RENAMED_INDICATORS = Rule(
    "W091", Severity.ERROR, "“指标”表改了名",
    "没有叫“指标”的工作表，“{found}”像是改了名的它；这次照“指标”表来读。",
    "请把表名改回“指标”；它若是别的表，请隐藏，并新建“指标”表。",
)  # fmt: skip
OTHER_FORMAT = Rule(
    "W092", Severity.ERROR, "工作簿不是 .xlsx",
    "要读的是 .xlsx 工作簿，这里只有“{found}”。",
    "请用 WPS 或 Excel 打开“{found}”，另存为“Excel 工作簿（*.xlsx）”，放在同一个文件夹里。",
)  # fmt: skip
NEWER_BESIDE = Rule(
    "W093", Severity.WARNING, "旁边有更新的 .et 或 .xls",
    "旁边的“{found}”比工作簿“{workbook}”新，程序没有读它。",
    "改的若是“{found}”，请把它另存为“{workbook}”再运行；不用了，请移到别处。",
)  # fmt: skip
WAIVER_WITHOUT_REASON = Rule(
    "W095", Severity.WARNING, "核对没有写理由",
    "“核对”表里的 {code} 没有写理由，没有算作接受。",
    "请在“理由”列写明为什么这样是对的；没有理由就删去这一行，改正那一处。",
)  # fmt: skip
WAIVER_IDLE = Rule(
    "W096", Severity.WARNING, "核对找不到所指的问题",
    "“核对”表里的 {code}（{found}）对不上这次查出的任何一条。",
    "那一处若已改好，请删去这一行；若数或文字改过，请从检查结果里重新抄“代码、工作表、单元格、摘录”。",
)  # fmt: skip
WAIVER_NOT_ALLOWED = Rule(
    "W097", Severity.WARNING, "这类问题不能接受",
    "“核对”表里写着 {code}，这类问题不能用理由代替改正。",
    "请照检查结果改正那一处，并删去这一行；能写理由的是查数据、文字、图片的检查和个人号码（T231）。",
)  # fmt: skip
WAIVER_UNKNOWN = Rule(
    "W098", Severity.WARNING, "核对的代码不认识",
    "“核对”表里没有这样的代码：“{found}”。",
    "请从检查结果里抄代码：一个字母加三位数字，如 D753。",
)  # fmt: skip
WAIVERS_WITHOUT_COLUMN = Rule(
    "W099", Severity.WARNING, "“核对”表缺列",
    "“核对”表第 1 行没有这几列：{missing}；整张表没有读取。",
    "第 1 行请写“代码｜工作表｜单元格｜摘录｜理由”，下面一行一条。",
)  # fmt: skip
