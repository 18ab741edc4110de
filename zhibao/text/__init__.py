"""Plain-text helpers that know neither the workbook nor Word."""
