"""Files read only where they are files, and no larger than is expected: a pipe never ends, a sparse file is vast."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_bounded(path: Path, most: int) -> bytes:
    """Return the bytes of a file; OSError, with its reason in Chinese, for one larger than `most`, or no file."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "它不是一个文件")
    size = status.st_size
    if size > most:
        raise OSError(errno.EFBIG, f"文件有 {size // 1_000_000:,} MB，超过 {most // 1_000_000:,} MB 的上限")
    return path.read_bytes()
