"""P333: photos in the folder that no row of the workbook names."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album, first_names
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.ref import NOWHERE


class UnusedPhotos(Check):
    code, severity, title = "P333", Severity.INFO, "有照片没有用到"
    message = "“照片”文件夹里有 {count} 张照片没有用到：{found}。"
    advice = "漏了的，请在“图片”行写上文件名；不用的，可以不管，或移到别的文件夹。"
    why = "照片存好了却没有写进工作簿，报告里就少一张图，没有人会发现。"

    def found(self, album: Album) -> Iterator[Finding]:
        if album.unused:
            yield self.at(NOWHERE, count=len(album.unused), found=first_names(album.unused))
