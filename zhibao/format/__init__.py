"""The format that a pack prescribes, measured on the saved report (格式核对)."""

from zhibao.format.check_page import format_page
from zhibao.format.checking import check_format, check_parts
from zhibao.format.departures import departure_findings
from zhibao.format.tallying import FormatCheck

__all__ = ["FormatCheck", "check_format", "check_parts", "departure_findings", "format_page"]
