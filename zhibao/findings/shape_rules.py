"""S: the shape of what was typed: cells outside a table, rows whose type was forgotten, data taken for a header."""

from zhibao.findings.finding import Rule, Severity

OUTSIDE_TABLE = Rule(
    "S167", Severity.ERROR, "表格外面有内容",
    "表头只到 {last} 列，这一格在表头的右边{more}，内容“{found}”没有印出。",
    "属于表格的，请在表头那一行给这一列写上列名（表头有两行的，写选项“表头=2”）；不属于表格的，请清空，或移到“说明”行。",
)  # fmt: skip
FORGOTTEN_TYPE = Rule(
    "S168", Severity.WARNING, "可能忘了选类型",
    "这一行 A 列没有类型，跟着上面的“{kind}”走；看内容“{found}”，像是“{likely}”。",
    "是的话，请在 A 列选“{likely}”；本来就归上面的，可以不管。",
)  # fmt: skip
CASE_WITHOUT_END = Rule(
    "S169", Severity.WARNING, "案例没有案例完",
    "这个案例没有“案例完”，到标题“{found}”（{heading}）为止，标题下面的内容都不算案例。",
    "案例确实到此为止，请在标题上面加一行“案例完”；标题是案例里的小标题，请把它改成“段落”（文字可以加粗）。",
)  # fmt: skip
FILE_NAME_CAPTION = Rule(
    "S170", Severity.WARNING, "题注是文件名",
    "“{kind}”的题注“{found}”像是文件名，不像给读者看的。",
    "照片的文件名写在 C 列起的格里；B 列请写给读者看的题注，不要题注就清空。",
)  # fmt: skip
HEADER_IS_DATA = Rule(
    "S171", Severity.ERROR, "数据成了表头",
    "统计图的第一行是表头（系列的名称），这一格却像是数据“{found}”，这一行因此没有画出。",
    "请在数据上面加一行表头，写明各列是什么，如“年度｜在校生”；确是系列的名称，请写成文字，如“{found}级”。",
)  # fmt: skip
SHARES_AND_NUMBERS = Rule(
    "S172", Severity.ERROR, "百分数和别的数混在一起",
    "统计图的一个系列里有百分数，也有别的数，这一格是“{found}”：百分数按 0 到 1 画，高低就错了。",
    "请把这一列的格式设成一样的：都是百分数（45.5% 不写成 45.5），或都不是。",
)  # fmt: skip
NOT_SORTED = Rule(
    "S200", Severity.WARNING, "统计图照先后次序画",
    "{kind}照先后次序画，选项“排序”没有用上。",
    "请删去“排序”；要按大小排，请改用{other}。",
)  # fmt: skip
NO_UNIT_FOR_TEN_THOUSANDS = Rule(
    "S205", Severity.ERROR, "不能以万为单位",
    "选项写了“数字=万”，可是这张表的单位是“{found}”，不知道哪些数该除以一万，数照原样印出。",
    "请在 C 列写各数共同的单位，如“单位：人”（印成“单位：万人”）；单位不止一种、或已经是万的，请删去选项“数字”。",
)  # fmt: skip
CARD_OF_ODD_SIZE = Rule(
    "S206", Severity.WARNING, "数据卡的指标太少或太多",
    "这张数据卡有 {count} 个指标，四到八个排得整齐。",
    "请在下面的行里增减指标名称；指标多的，请用“指标表”。",
)  # fmt: skip
