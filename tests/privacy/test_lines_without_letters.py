"""Lines without letters name nobody, as reading them through would say."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import henan
from zhibao.privacy import names

READER = names.NameReader(henan().privacy)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(st.sampled_from("0123４，、. %()（）·•-—/\t①*×某１%张三李A"), max_size=8), says_name=st.booleans())
def test_they_are_passed_over(monkeypatch: pytest.MonkeyPatch, line: str, says_name: bool) -> None:
    usual = READER.read(line, says_name)
    with monkeypatch.context() as patch:
        patch.setattr(names.NameReader, "may_name", lambda reader, text: True)
        assert READER.read(line, says_name) == usual
