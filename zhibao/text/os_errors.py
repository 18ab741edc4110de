"""Operating system errors in words for the clerk."""

import errno

from zhibao.text.lazy_patterns import lazy_pattern

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
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件太大，超过磁盘或系统的限制",
    errno.ENOEXEC: "那个程序不能在这台电脑上运行",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不够",
    errno.ETIMEDOUT: "等待太久，没有回应",
    errno.EINVAL: "系统不接受这个名称或位置",
    errno.ELOOP: "链接绕成了圈",
    errno.EXDEV: "不在同一个磁盘上",
}
_CHINESE = lazy_pattern(r"[\u4e00-\u9fff]")


def os_reason(error: OSError) -> str:
    """Return why the system refused: in Chinese where the reason is a usual one, else its name or number."""
    number, stated = error.errno or 0, error.strerror or ""
    # Windows says it in the language of the computer.
    unusual = stated.rstrip("。") if _CHINESE.search(stated) else f"系统错误 {errno.errorcode.get(number, number)}"
    return _REASONS.get(number, unusual)
