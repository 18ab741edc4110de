"""The marks by which a cell says that there is no number."""

NONE_MARKS = frozenset(("-", "—", "——", "–", "/", "…", "……", "无"))
