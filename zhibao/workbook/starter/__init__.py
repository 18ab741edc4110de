"""The fresh workbook: its content from the pack's starter.toml, and the style that makes it friendly to fill in."""
