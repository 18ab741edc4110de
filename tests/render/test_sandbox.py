"""What tags may read of the values that they are given."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct

from zhibao.render.template_sandbox import TemplateSandbox


class View(Struct, frozen=True):
    text: object
    _hidden: str = "密"

    def method(self) -> str:
        return "法"

    @property
    def plain(self) -> str:
        return "平"


VALUES = st.sampled_from(["甲", "{}", 1, True, None, ("a",), View("乙"), "x".format, len, View, [1], lambda: "子", 1.5])
NAMES = st.sampled_from(["text", "_hidden", "method", "plain", "missing", "__class__", "__struct_fields__"])


def read(environment: jinja2.Environment, view: object, name: str) -> str:
    """Return what a tag reads, or what kind of refusal it meets."""
    value = environment.getattr(view, name)
    if isinstance(value, jinja2.Undefined):
        with pytest.raises((jinja2.UndefinedError, SecurityError)) as refused:
            str(value)
        return f"{type(refused.value).__name__} {refused.value}"
    return f"{type(value)} {getattr(value, '__name__', value)}"


@given(st.builds(View, VALUES), NAMES)
def test_a_field_of_a_view_is_read_as_the_sandbox_reads_it(view: View, name: str) -> None:
    plain = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    assert read(TemplateSandbox(), view, name) == read(plain, view, name)
