"""Operating system errors in words for the clerk."""

import errno

_REASONS = {
    errno.ENOENT: "文件夹不存在",
    errno.EACCES: "没有权限，或文件正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "那里是一个文件夹",
    errno.EEXIST: "同名的文件已经存在",
}


def os_reason(error: OSError) -> str:
    """Return why the system refused, in Chinese where the reason is a usual one."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
