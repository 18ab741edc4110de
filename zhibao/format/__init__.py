"""The format profile measured on the saved report (版式核对)."""

from zhibao.format.checking import check_format
from zhibao.format.tallying import FormatCheck

__all__ = ["FormatCheck", "check_format"]
