"""What is doubted in characters, words, spaces and names: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.text.count_of_items import CountOfItems
from zhibao.checks.text.document_numbers import DocumentNumbers
from zhibao.checks.text.doubled_words import DoubledWords
from zhibao.checks.text.fall_too_far import FallTooFar
from zhibao.checks.text.full_width_digits import FullWidthDigits
from zhibao.checks.text.half_width_brackets import HalfWidthBrackets
from zhibao.checks.text.half_width_marks import HalfWidthMarks
from zhibao.checks.text.hedged_twice import HedgedTwice
from zhibao.checks.text.letters_in_numbers import LettersInNumbers
from zhibao.checks.text.missing_stop import MissingStop
from zhibao.checks.text.misspelt_terms import MisspeltTerms
from zhibao.checks.text.mixed_numerals import MixedNumerals
from zhibao.checks.text.mixed_spacing import MixedSpacing
from zhibao.checks.text.skipped_items import SkippedItems
from zhibao.checks.text.stray_latin import StrayLatin
from zhibao.checks.text.stray_spaces import StraySpaces
from zhibao.checks.text.traditional_characters import TraditionalCharacters
from zhibao.checks.text.unpaired_marks import UnpairedMarks

LONG = "全市中等职业学校坚持立德树人根本任务，深化产教融合、校企合作，办学条件持续改善"

# A check, a paragraph, and what is found in it.
CASES: list[tuple[type[Check], str, list[str]]] = [
    (TraditionalCharacters, "面向中小學生开展職業体验。", ["學", "職業"]),
    (TraditionalCharacters, "於2025年建成，後来扩建。", ["於", "後"]),
    (TraditionalCharacters, "乾隆年间，著名的徵调，一目瞭然，慰藉，反覆，宫商角徵羽", []),
    (TraditionalCharacters, "王昇、李堃老师，陈喆，鑫磊，淼淼，仝姓，李甯", []),
    (TraditionalCharacters, "坤乾卦象，镕基，锺灵毓秀，髙端？𠮷", []),
    (StrayLatin, "丰富教学资源and手段。", ["and"]),
    (StrayLatin, "丰富教学资源 and 手段，推进 of the 改革。", ["and", "of the"]),
    (StrayLatin, "深化jiaoxue改革，教の育人。", ["jiaoxue", "の"]),
    (StrayLatin, "“1+X”证书、AI与VR、5G、H5、PDF、WPS表格、Python语言、python、app、3D打印、A类", []),
    (StrayLatin, "宽5mm、重3 kg，n次，x轴，Photoshop与photoshop，iPhone，DeepSeek，e-learning", []),
    (StrayLatin, "网址http://jyj.example.gov.cn/index，邮箱abc@163.com，见www.moe.gov.cn公布", []),
    (StrayLatin, "人工智能（artificial intelligence），“learning by doing”，made in china together", []),
    (StrayLatin, "a. 甲；b) 乙，选项c、d，vs，No.3，ISO9001，C++，B2B，vlog大赛", []),
    (DoubledWords, "武陟县职业技术学校学校坚持育人，进行进行改革。", ["学校", "进行"]),
    (DoubledWords, "一步一步，学习学习，研究研究，许多许多，天天天天，看看看看", []),
    (DoubledWords, "落实职业教育教育部文件，信息技术技术性强，培训培训师，人人人人", []),
    (HalfWidthBrackets, "全市(含1所民办)招生，\"双师型\"教师。", ["(含1所民办)"]),
    (HalfWidthBrackets, "函数f(x)，（见附件），“双师型”，GB/T(2012)，it's，5\"屏，坐标(3, 4)", []),
    (StraySpaces, "教师张 三老师获奖，坚持“ 双师型”。", ["“教师张 三老师获奖，坚持…”"]),
    (StraySpaces, "校企 “双向奔赴”，携手育人。", ["“校企 “双向奔赴”，携…”"]),
    (StraySpaces, "在校生25 115人，占12. 5%。", ["“在校生25 115人，占12…”"]),
    (StraySpaces, "云州市 第一职业学校招生。", ["“云州市 第一职业学校招生。”"]),
    (StraySpaces, "秉承“厚德 博学”，校训为厚德 博学 笃行 致远，《春 江》，校长 王某某、联系人 李某", []),
    (StraySpaces, "榜样星光闪耀 彰显青春风采，use AI tools，2025年 12月，Word 文档，3 × 4", []),
    (LettersInNumbers, "招生l20人，占3l%。", ["l20", "3l"]),
    (LettersInNumbers, "O2O模式、CO2、H2O2、5G、O型血、I类、B2O、l、10L水、Ol1ver", []),
    (DoubledWords, "见{{表:规模}}、{{表:又}}、{{表:规模}}，以及及时反馈，与与会者交流，的的确确，是是非非", []),
    (DoubledWords, "3个个性化方案，5名名师，11所所属学校，12项项目，3家家庭，20种种植，3年年均，12月月底，3人人均", []),
    (DoubledWords, "一个人一个人地教，一所校一所校地查", []),
    (DoubledWords, "全市11所所。投入3万元万元，，占5%%、，重点", ["所", "万元", "，", "%", "、，"]),
    (FullWidthDigits, "２０２５年招生６０人，Ａ类。", ["２０２５"]),
    (FullWidthDigits, "2025年，〇、①、Ⅱ、㎡、（一）、％", []),
    (SkippedItems, "一是统筹；三是提升；三是保障。", ["三是", "三是"]),
    (SkippedItems, "一是统筹：一是规划，二是布局；二是提升；三是保障。第一，招生。第二，就业。", []),
    (SkippedItems, "统一是前提，第一职业学校、第三职业学校，唯一是质量，一是一，二是二。其三是，第三名", []),
    (CountOfItems, "主要有三个问题：一是生源；二是师资。", ["三个问题"]),
    (CountOfItems, "抓好以下两项工作：一是统筹；二是提升；三是保障。", ["两项工作"]),
    (CountOfItems, "主要有两个问题：一是生源；二是师资。三项工作：一是甲，一是乙，二是丙。5个专业，一是好", []),
    (CountOfItems, "三个方面的问题仍然突出。一是生源；二是师资；三是经费。全市有十二所学校：一是市属", []),
    (DocumentNumbers, "依据教职成[2021]4号、豫教〔2024〕第012号。", ["〔2021〕4号", "〔2024〕12号"]),
    (DocumentNumbers, "教职成〔2021〕4号，（2023）豫0802民初123号，教育部令（2018）第45号，质量报告（2025）", []),
    (HedgedTwice, "约30人左右，超过50%以上，近120余人。", ["约30人左右", "超过50%以上", "近120余"]),
    (HedgedTwice, "约30人，50%以上，120余人，近三年，约20人分布在30多家企业，30岁以上的约占20%左右两成", []),
    (FallTooFar, "在校生减少2倍，流失率下降120%。", ["减少2倍", "下降120%"]),
    (FallTooFar, "增长2倍，下降12.0%，减少到1/2，下降100%，减少1200人", []),
    (HalfWidthBrackets, "职普比(2.4:7.6)，(1)，e.g.，“甲”（乙）", []),
    (LettersInNumbers, "第10届，OK，l形梁，2I制，ISO9001", []),
    (FullWidthDigits, "这里写AI、VR和2025年", []),
    (SkippedItems, "首先，招生。其次，就业。二是保障；三是提升。", []),
    (DocumentNumbers, "见附件（2024）、国发〔2019〕4号、2024年第12号公告", []),
    (HedgedTwice, "不少于30人，60%以上，将近五年，超过了2000人的规模，30人左右", []),
    (FallTooFar, "由2倍下降到1.5倍，减少12人、增长120%，降低1.2个百分点", []),
    (HalfWidthMarks, "第1,2,3名；a,b,c；时间08:30", []),
    (HalfWidthMarks, "共1840,其中女生,占50%;学生A,学生B", [","]),
    (HalfWidthMarks, "比例2:8、9:30，（一）A.B，v1.0，3,500元，1;2", []),
    (MissingStop, f"{LONG}，", [f"…{LONG[-11:]}，"]),
    (MissingStop, "学校与企业共建产业学院5个，培养人才", ["…建产业学院5个，培养人才"]),
    (MissingStop, "（三）突出产教融合，构建协同育人新格局", []),
    (MissingStop, "聚焦产业需求，深化校企合作，提升育人质量", []),
    (MissingStop, "一、全面落实立德树人根本任务。学校坚持五育并举，成效明显", ["…校坚持五育并举，成效明显"]),
    (MissingStop, f"{LONG}，详见https://www.example.gov.cn/a", []),
    (MissingStop, f"{LONG}，电话：0391-1234567", []),
    (UnpairedMarks, '坚持"三全育人，推进改革。', ['"']),
    (UnpairedMarks, '一是：1）甲；2）乙，5"屏，"三全育人"，it’s，a）丙', []),
    (MisspeltTerms, "重点提高跟岗实习质量，截止2025年底，布署技能竟赛。", ["跟岗实习", "截止2025年底", "布署", "竟赛"]),
    (MisspeltTerms, "《职业学校学生顶岗实习管理规定》废止，跟岗实习、顶岗实习统称岗位实习，截止日期为12月", []),
    (MisspeltTerms, "究竟赛了几场，发布署名文章，提供献血服务，全部份额，随即然后，标签定位，严峻工作", []),
]  # fmt: skip


def of_text(text: str) -> Sheets:
    roster = [("学校名称", "简称"), ("云州市第一职业学校", "一职")]
    tables: Rows = [("表格", "规模"), ("", "学校"), ("表格", "又"), ("", "学校")]
    return minimal_sheets(基本情况=[("段落", text), *tables]) | {"学校": roster}


@pytest.mark.parametrize(("check", "text", "told"), CASES, ids=[f"{each[0].code}-{each[1][:12]}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], text: str, told: list[str]
) -> None:
    found = findings(tmp_path, check, of_text(text))
    key = {StraySpaces: "excerpt", DocumentNumbers: "right"}.get(check, "found")
    assert [each.values[key] if key != "excerpt" else f"“{each.values[key]}”" for each in found] == told


def test_paragraphs_without_stops_that_follow_each_other_are_a_list(tmp_path: Path) -> None:
    rows: Rows = [("段落", LONG), ("段落", f"{LONG}二"), ("段落", f"{LONG}。"), ("节", "一"), ("段落", f"{LONG}三")]
    assert [str(each.ref) for each in findings(tmp_path, MissingStop, minimal_sheets(基本情况=rows))] == ["基本情况!B6"]


def test_numerals_of_the_cover_are_looked_at_too(tmp_path: Path) -> None:
    cover = [row for row in COVER if row[0] != "编制年月"]
    sheets = minimal_sheets() | {"封面": [*cover, ("编制年月", "二O二五年十二月")]}
    assert [each.values["right"] for each in findings(tmp_path, MixedNumerals, sheets)] == ["二〇二五"]


def test_brackets_of_cells_may_close_in_another_line(tmp_path: Path) -> None:
    rows: Rows = [("表格", "规模"), ("", "学校（所", "人数"), ("", "甲校（南\n校区）", 3)]
    assert [str(each.ref) for each in findings(tmp_path, UnpairedMarks, minimal_sheets(基本情况=rows))] == [
        "基本情况!B3"
    ]


def test_items_go_on_in_the_next_paragraph(tmp_path: Path) -> None:
    rows: Rows = [("段落", f"{number}是推进工作。") for number in "一二四"]
    nested: Rows = [
        ("节", "又"),
        ("段落", "一是问题。一是甲。二是乙。"),
        ("段落", "二是原因。一是丙。"),
        ("段落", "三是对策。"),
    ]
    found = findings(tmp_path, SkippedItems, minimal_sheets(基本情况=[*rows, ("节", "又"), *nested]))
    assert [str(each.ref) for each in found] == ["基本情况!B4"]


WIDE, CLOSE = "招收３ 个班。", "招收3个班。"
SPACING: list[tuple[str, list[str]]] = [
    (WIDE * 3 + CLOSE * 4, ["基本情况!B2"]),
    (WIDE * 2 + CLOSE * 9, []),
    (CLOSE * 9 + "3 × 4", []),
]


@pytest.mark.parametrize(("text", "told"), SPACING)
def test_spaces_after_numbers_that_are_mixed(tmp_path: Path, text: str, told: list[str]) -> None:
    assert [str(each.ref) for each in findings(tmp_path, MixedSpacing, of_text(text))] == told


EXAMPLES = [
    *(Example(check, of_text(text), told) for check, text, told in CASES),
    *(Example(MixedSpacing, of_text(text), told) for text, told in SPACING),
]
