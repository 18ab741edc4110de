"""P336: a photo that by its name or caption shows papers with a person's data."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_PAPERS = lazy_pattern(
    r"身份证|户口[本簿]|准考证|学生证|银行卡|社保卡|病历|诊断证明|学籍[表卡]|体检表|花名册|名册|通讯录|成绩[单册]|资助.{0,4}名单|贫困生"
)


class PrivateDocument(Check):
    code, severity, title = "P336", Severity.WARNING, "照片上可能有个人信息"
    message = "照片“{found}”说的是“{word}”，上面可能印着姓名、证件号一类的个人信息。"
    advice = "请打开照片看一看：有个人信息的，遮住后另存一张，或换一张照片；没有的，可以在“核对”表写明理由。"
    why = "报告要公开，学生多是未成年人；程序只能隐去文字里的姓名，隐不去照片上的。"

    def found(self, album: Album) -> Iterator[Finding]:
        for photo in album.printed:
            word = _PAPERS.search(album.words(photo))
            if word:
                yield self.at(photo.ref, found=photo.name, word=word[0])
