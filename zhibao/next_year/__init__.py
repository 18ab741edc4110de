"""Next year's workbook made of last year's: a copy in which years move on and this year's figures are to be filled in.

Only what has to change is changed, in the parts that hold it; last year's file is never written.
"""

from zhibao.next_year.moving_on import NextYear, moved_on
from zhibao.next_year.photo_copies import copy_photos, named_photos
from zhibao.next_year.work import Kept

__all__ = ["Kept", "NextYear", "copy_photos", "moved_on", "named_photos"]
