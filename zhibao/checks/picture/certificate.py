"""P337: a photo of a certificate while pupils' names are masked everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_CERTIFICATE = lazy_pattern(r"证书|奖状|录取通知|喜报|光荣榜|红榜|获奖名单")


class Certificate(Check):
    code, severity, title = "P337", Severity.INFO, "证书、喜报的照片上可能有学生姓名"
    message = "照片“{found}”说的是“{word}”，上面多半印着姓名；正文和表里学生的姓名却是隐去的。"
    advice = "是学生的，请把照片上的姓名遮住；是学校、教师的，可以不管。"
    why = "文字里隐去的姓名，照片上还看得见，就等于没有隐去。"

    def found(self, album: Album) -> Iterator[Finding]:
        for photo in album.printed if album.hides_names else ():
            word = _CERTIFICATE.search(album.words(photo))
            if word:
                yield self.at(photo.ref, found=photo.name, word=word[0])
