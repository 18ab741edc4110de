"""What stands in the folder of a workbook."""

WORKBOOK_NAME = "工作簿.xlsx"
PHOTO_FOLDER = "照片"
CACHE_FOLDER = ".照片缓存"
