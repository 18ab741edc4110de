"""What pictures cost: python benchmarks/pictures.py

Decodes a phone photo of 12 megapixels, then puts 30 and 300 pictures of its printed size into a report, and prints
ratios of one run: placing is linear when 300 cost about 10 times what 30 do, and it costs less than a tenth of
decoding. The time of a report without pictures is taken off first.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zhibao.figures.normalising import normalised  # noqa: E402 (the project is found from its own folder)
from zhibao.finish import finish  # noqa: E402
from zhibao.model.figures import Crop, Figure, Picture  # noqa: E402
from zhibao.model.ref import CellRef  # noqa: E402
from zhibao.model.report import Part, PartKind, PrintedReport  # noqa: E402
from zhibao.model.text import Text  # noqa: E402
from zhibao.pack import load_pack  # noqa: E402
from zhibao.packing import pack as pack_document  # noqa: E402
from zhibao.render.template_filling import OpenTemplate  # noqa: E402

FEW, MANY = 30, 300
PHOTO, PRINTED = (4000, 3000), (763, 572)
COVER = {"地区": "焦作市", "报告年度": "2025", "报告名称": "报告", "编制单位": "教育局", "编制年月": "2025年12月"}
RUNS = 3


def phone_photo() -> bytes:
    """Return a JPEG of 12 megapixels and about 4 MB."""
    base = Image.effect_noise((PHOTO[0] // 2, PHOTO[1] // 2), 40).resize(PHOTO)
    out = io.BytesIO()
    Image.blend(base.convert("RGB"), Image.new("RGB", PHOTO, "olive"), 0.4).save(out, "JPEG", quality=88)
    return out.getvalue()


def report_of(pictures: Sequence[bytes]) -> PrintedReport:
    """Return a report of one chapter with the pictures, each a figure of its own."""
    figures = tuple(
        Figure(Text.of(f"照片{number}"), ((Picture(data, 88, 66, "照片"),),)) for number, data in enumerate(pictures)
    )
    chapter = Part(PartKind.CHAPTER, Text.of("基本情况"), figures)
    return PrintedReport({key: Text.of(value) for key, value in COVER.items()}, chapters=(chapter,))


def placing(pictures: Sequence[bytes]) -> tuple[float, int]:
    """Return the seconds from figures that are drawn to the bytes of the report, and how many bytes."""
    pack, report = load_pack(ROOT / "templates", "henan", CellRef()), report_of(pictures)
    template = OpenTemplate(pack)
    start = time.perf_counter()
    document = template.fill(report)
    finish(document, pack)
    content = pack_document(document)
    return time.perf_counter() - start, len(content)


def decoding(photo: bytes) -> tuple[float, bytes]:
    """Return the seconds that one photo takes to be made ready, and what comes of it."""
    start = time.perf_counter()
    data = normalised(photo, Crop(), None, PRINTED, 220)
    return time.perf_counter() - start, data


def main() -> None:
    """Print the ratios."""
    photo = phone_photo()
    decoded, data = min(decoding(photo) for _ in range(RUNS))
    # Distinct pictures: whatever follows the end of a JPEG is not looked at.
    pictures = [data + number.to_bytes(2) for number in range(MANY)]
    none, few, many = (min(placing(pictures[:count]) for _ in range(RUNS)) for count in (0, FEW, MANY))
    placed = {FEW: few[0] - none[0], MANY: many[0] - none[0]}
    print(f"a photo: {len(photo) / 1e6:.1f} MB, printed {len(data) / 1e3:.0f} KB; {FEW} of them: {few[1] / 1e6:.1f} MB")
    print(f"placing {MANY} / placing {FEW}:      {placed[MANY] / placed[FEW]:6.2f}   (linear: {MANY // FEW})")
    for count, seconds in placed.items():
        print(
            f"placing {count} / decoding {count}:".ljust(28) + f"{seconds / count / decoded:6.3f}   (wanted: below 0.1)"
        )


if __name__ == "__main__":
    main()
