"""Data for the chart tests, written as they are printed, and what a drawn figure says."""

from decimal import Decimal
from functools import cache

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, Wedge
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from charts import ChartData, Series, drawing
from charts.marks import Drawing, Label, Legend
from tests.charts.matplotlib_figures import figure_of

UPRIGHT = ("柱形图", "折线图", "堆积柱形图")
ROUND = ("饼图", "环形图")


def series(name: str, *labels: str) -> Series:
    """A series from its printed labels; "" is a missing value."""
    return Series(name, tuple(map(_value, labels)), labels)


def _value(label: str) -> Decimal | None:
    plain = label.replace(",", "")
    if not plain:
        return None
    return Decimal(plain[:-1]) / 100 if plain.endswith("%") else Decimal(plain)


YEARS = tuple(f"{year}年" for year in range(2021, 2026))
SCHOOLS = ("焦作市职业技术学校", "武陟县职业技术学校", "焦作护理学校", "孟州市职业教育中心学校")

ENROLMENT = ChartData(
    ("2024年", "2025年"), (series("中职", "28,802", "25,115"), series("普高", "75,392", "77,457")), "人"
)
GRADUATES = ChartData(("升学", "直接就业", "其他"), (series("毕业生", "4,563", "2,164", "473"),), "人")
PRIZES = ChartData(("一等奖", "二等奖", "三等奖"), (series("获奖", "61", "77", "110"),), "项")
SHARE = ChartData(YEARS, (series("双师型", "57.19%", "60.20%", "", "66.01%", "69.43%"),))
TITLES = ChartData(
    SCHOOLS,
    (
        series("初级", "35", "28", "12", "41"),
        series("中级", "88", "64", "57", "70"),
        series("高级", "46", "39", "25", "52"),
    ),
    "人",
)
CHANGES = ChartData(YEARS, (series("在校生增减", "1,204", "-356", "", "-3,687", "820"),), "人")
TWELVE = ChartData(
    tuple(
        f"{place}{kind}"
        for place in ("修武县", "博爱县", "沁阳市")
        for kind in ("职业教育中心学校", "职业技术学校", "护理学校", "中等专业学校")
    ),
    (
        series(
            "在校生",
            "2,511",
            "1,802",
            "925",
            "3,304",
            "4,410",
            "120",
            "1,533",
            "2,208",
            "880",
            "12",
            "3,999",
            "2,750",
        ),
    ),
    "人",
)
ONE = ChartData(("2025年",), (series("占比", "69.43%"),))
TRADES = ChartData(
    ("农林牧渔类", "装备制造大类", "信息技术类", "财经商贸", "医药卫生", "教育与体育", "文化艺术", "旅游"),
    (series("专业点", "3", "21", "18", "9", "4", "2", "1", "1"),),
    "个",
)

# Every pair of these can be drawn with all of its labels.
DRAWABLE = [
    *[(kind, data) for kind in ("柱形图", "条形图", "折线图") for data in (ENROLMENT, SHARE, CHANGES, TWELVE, ONE)],
    *[(kind, TITLES) for kind in ("柱形图", "条形图", "堆积柱形图")],
    ("堆积柱形图", ENROLMENT),
    ("条形图", PRIZES),
    *[(kind, data) for kind in ROUND for data in (GRADUATES, PRIZES, TRADES, TWELVE)],
]


@cache
def shared(kind: str, data: ChartData, width_mm: float = 150.0) -> Figure:
    """The chart as a figure, drawn once for all tests that only look at it."""
    return figure(kind, data, width_mm)


def figure(kind: str, data: ChartData, width_mm: float = 150.0) -> Figure:
    """The chart as a figure of Matplotlib's artists."""
    return figure_of(drawing(kind, data, width_mm))


def texts(figure: Figure) -> list[Text]:
    """The texts that the figure prints."""
    return [text for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text() and text.get_visible()]


def printed_texts(drawing: Drawing) -> list[str]:
    """The texts that a drawing prints, those of the legend after the others."""
    labels = [mark.text for mark in drawing.marks if isinstance(mark, Label) and mark.text]
    columns = [column for mark in drawing.marks if isinstance(mark, Legend) for column in mark.columns]
    return [*labels, *(name for column in columns for _, name in column)]


def printed(figure: Figure) -> list[str]:
    """What is printed, each text without its line breaks."""
    return [text.get_text().replace("\n", "") for text in texts(figure)]


def data_labels(figure: Figure) -> list[str]:
    """The labels printed at the marks."""
    return [text.get_text() for text in figure.axes[0].texts]


def below(figure: Figure) -> list[Text]:
    """The names below the plot, from left to right."""
    return [text for text in figure.texts if text.get_horizontalalignment() == "center"]


def beside(figure: Figure) -> list[Text]:
    """The names or the numbers of the axis to the left of the plot."""
    return [text for text in figure.texts if text.get_horizontalalignment() == "right"]


@cache
def boxes(figure: Figure) -> tuple[tuple[str, Bbox], ...]:
    """Each printed text with its place in pixels."""
    figure.draw_without_rendering()
    return tuple((text.get_text(), Text.get_window_extent(text)) for text in texts(figure))


def bars(figure: Figure) -> list[Rectangle]:
    """The bars, series by series."""
    return [bar for container in figure.axes[0].containers for bar in container if isinstance(bar, Rectangle)]


def wedges(figure: Figure) -> list[Wedge]:
    """The slices in the order in which they were drawn."""
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Wedge)]
