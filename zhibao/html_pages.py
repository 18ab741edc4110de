"""The templates of the pages that stand beside a report."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

import jinja2

from zhibao.template_code import kept_code


@cache
def page_template(path: Path) -> jinja2.Template:
    """Return the template of a page: text in it is escaped, a name that is missing is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(path.parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        bytecode_cache=kept_code(Path(__file__)),
    )
    environment.filters["address"] = quote
    return environment.get_template(path.name)
