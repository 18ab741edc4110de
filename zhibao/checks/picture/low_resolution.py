"""P310: a photo with too few pixels for its printed size."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.pack import Pack


class LowResolution(Check):
    code, severity, title = "P310", Severity.WARNING, "照片不够清晰"
    message = "照片“{found}”只有 {width}×{height} 像素，印成 {mm} 毫米宽合每英寸 {dpi} 点，不到 {least} 点，不够清晰。"
    advice = "请换用原图（聊天软件发送照片时选“原图”）；没有原图就与别的照片并排，大小才匀称。"
    why = "屏幕上看着清楚的小图，印在纸上是糊的。"

    def found(self, album: Album, pack: Pack) -> Iterator[Finding]:
        least = pack.picture.least_dpi
        for photo in album.printed:
            if photo.dpi < least:
                told = {"found": photo.name, "width": round(photo.width), "height": round(photo.height)}
                told |= {"mm": round(photo.printed_width), "dpi": round(photo.dpi), "least": least}
                yield self.at(photo.ref, **told)
