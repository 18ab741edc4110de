"""What stands in print for a name."""

from __future__ import annotations

from zhibao.privacy.surnames import COMPOUND
from zhibao.text.censor import CENSOR

DOT = "·"
_MOST = 2


def masked(name: str) -> str:
    """Return the surname and 某 for each further character, two at most; of a name with a dot the first character.

    So courts publish names: 张三 is 张某, 张三丰 张某某, 欧阳娜娜 欧阳某某, 阿卜杜拉·买买提 阿某某.
    """
    kept = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
    if DOT in name:
        kept = 1
    return name[:kept] + CENSOR * min(len(name) - kept, _MOST)
