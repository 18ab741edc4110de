"""S216: a caption or heading that ends like a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity

_ENDS = tuple("。，、；：,;:")


class CaptionEndsInMark(Check):
    code, severity, title = "S216", Severity.WARNING, "标题、题注末尾有标点"
    message = "“{found}”末尾不应有“{mark}”。"
    advice = "请删去末尾的标点；写的若是一段话，请把“类型”改成“段落”。"
    why = "标题和题注末尾不用标点（GB/T 15834）；有标点的，也可能是正文错放在标题里了。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.plain.rstrip()
            if passage.kind in (PassageKind.TITLE, PassageKind.CAPTION) and text.endswith(_ENDS):
                yield self.at(passage.text.ref, found=text, mark=text[-1])
