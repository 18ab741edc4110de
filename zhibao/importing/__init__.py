"""Last year's report, made by hand in Word or WPS, taken over into a workbook and a folder of photos.

The document is read in the standard's terms (`zhibao/word`), each piece is told what it is, and the pieces become the
rows of sheets. Afterwards a count that knows nothing of this compares the document with the workbook.
"""
