"""The fresh workbook: its content from the pack's starter.toml, and the dress that makes it friendly to fill in."""
