"""Pupils' names printed as 张某某 (脱敏): found in the columns of persons, masked in every text of the report."""

from zhibao.privacy.disguise import Disguised, disguise
from zhibao.privacy.private_numbers import private_numbers

__all__ = ["Disguised", "disguise", "private_numbers"]
