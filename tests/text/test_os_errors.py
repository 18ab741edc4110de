"""What the system refuses is said in Chinese, whatever the system's own words are."""

import errno
import re

import pytest

from zhibao.text.os_errors import os_reason


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_english_words_of_the_system(number: int) -> None:
    reason = os_reason(OSError(number, "Exec format error"))
    assert not re.search(r"[a-z]", reason)
    assert re.search(r"[\u4e00-\u9fff]", reason)


def test_what_is_said_in_chinese_stands_where_there_are_no_words_of_ours() -> None:
    assert os_reason(OSError(errno.EACCES, "拒绝访问。")).startswith("没有权限")
    assert os_reason(OSError(errno.ENOTSUP, "不支持该请求。")) == "不支持该请求"


def test_an_error_without_a_number_is_an_error_of_the_system() -> None:
    assert os_reason(OSError("oops")) == "系统错误 0"
