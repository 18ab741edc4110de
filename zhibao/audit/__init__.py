"""The saved file read back and compared with what was meant: every character, table, picture, number and link."""

from zhibao.audit.auditing import Intent, audit, differences

__all__ = ["Intent", "audit", "differences"]
