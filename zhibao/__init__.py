"""职报: one Excel workbook in, the finished 职业教育质量报告 out."""
