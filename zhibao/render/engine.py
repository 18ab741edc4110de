"""docxtpl: the template opened, filled and handed on as a python-docx document."""

from __future__ import annotations

import re
import zipfile
from typing import Any

import jinja2
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from zhibao.findings import NothingMadeError, template
from zhibao.model.ref import CellRef
from zhibao.model.report import Report
from zhibao.pack import Pack
from zhibao.render.context import make_context
from zhibao.render.look import Look, read_look
from zhibao.render.picture_xml import PictureWriter

_SNIPPET = 40


class _StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no annotations
    """docxtpl without its silent repairs: text that is no XML is an error, not something to drop."""

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml.encode())
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties to the finish step: docxtpl would escape them twice."""


class OpenTemplate:
    """A pack's template, and what it says about its look."""

    def __init__(self, pack: Pack) -> None:
        """Open it; raise NothingMadeError when it cannot be used."""
        self._pack = pack
        self._template = _StrictTemplate(str(pack.template))
        try:
            self._template.init_docx()
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, PackageNotFoundError) as error:
            raise NothingMadeError(
                template.UNREADABLE_TEMPLATE.at(CellRef(), path=pack.template, reason=error)
            ) from error
        self.look: Look = read_look(self._template.docx, pack.styles)

    def fill(self, report: Report) -> Document:
        """Return the filled document; raise NothingMadeError when the template's tags are faulty."""
        document: Document = self._template.docx
        pictures = PictureWriter(document.part, self.look.styles, self._pack.picture)
        context = make_context(report, self._pack, self.look, pictures)
        try:
            self._template.render(context, jinja_env=_environment())
        except jinja2.UndefinedError as error:
            raise NothingMadeError(template.UNKNOWN_TEMPLATE_NAME.at(CellRef(), reason=error)) from error
        except jinja2.TemplateSyntaxError as error:
            place = _place(error)
            raise NothingMadeError(template.TEMPLATE_SYNTAX.at(CellRef(), place=place, reason=error)) from error
        return document


def _environment() -> jinja2.Environment:
    return SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)


def _place(error: jinja2.TemplateSyntaxError) -> str:
    """Return the words around a syntax error, which docxtpl keeps beside the exception."""
    lines = list(getattr(error, "docx_context", []))
    words = re.sub(r"<[^>]*>?|^[^<]*>", "", "".join(lines)).strip()
    return f"“{words[:_SNIPPET]}”附近" if words else ""
