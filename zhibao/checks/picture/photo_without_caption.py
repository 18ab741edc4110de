"""P335: photos of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity


class PhotoWithoutCaption(Check):
    code, severity, title = "P335", Severity.INFO, "照片没有图题"
    message = "照片“{found}”没有图题，不编号，也不进图的目录{more}。"
    advice = "请在“图片”行的“内容”列写图题：谁、在哪里、做什么；只作点缀的，可以不管。"
    why = "没有图题的照片，读者不知道拍的是什么，正文里也引用不到它。"

    def found(self, album: Album) -> Iterator[Finding]:
        # The photos of a row have one caption.
        rows = {photo.block.id: photo for photo in reversed(album.printed)}
        bare = [photo for photo in reversed(rows.values()) if not photo.block.caption]
        # Where most have none, that is how the report is made.
        is_usual = 2 * len(bare) > len(rows)
        more = f"；这样的共 {len(bare)} 行" if is_usual and len(bare) > 1 else ""
        for photo in bare[:1] if is_usual else bare:
            yield self.at(photo.ref, found=photo.name, more=more)
