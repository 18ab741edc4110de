"""P334: one photo in two places."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity


class PhotoTwice(Check):
    code, severity, title = "P334", Severity.WARNING, "同一张照片印了两次"
    message = "“{found}”与 {first} 的“{before}”是同一张照片。"
    advice = "多半是拿错了一张，请换成该放的照片；有意用两次的，请在“核对”表写明理由。"
    why = "同一张照片配两段不同的话，读者会怀疑其中一处不是真的。"

    def found(self, album: Album) -> Iterator[Finding]:
        for same in album.by_content.values():
            first, *again = same
            for photo in again:
                told = {"first": first.ref, "before": first.name}
                yield self.at(photo.ref, found=photo.name, **told)
