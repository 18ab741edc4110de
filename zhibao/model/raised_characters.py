"""Raised and lowered digits as characters of their own, for texts that know no formats."""

RAISED_DIGITS, LOWERED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
RAISED = str.maketrans("0123456789+-−", f"{RAISED_DIGITS}⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-−", f"{LOWERED_DIGITS}₊₋₋")
