"""One HTML page with the images of all pages, to be looked at without any program but a browser."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from string import Template

import pypdfium2
from PIL import Image, ImageChops

from zhibao.paging.headings import HeadingPage
from zhibao.paging.pdf_reading import opened

# Read comfortably at full width on an office screen; a page of text is then some 50 KB.
_DPI = 130
_QUALITY = 82
# As many greys as smooth letters need, 16: a third of the bytes.
_GREYS = [round(grey / 17) * 17 for grey in range(256)]
_FIRST_SEEN = 2
_LEVELS = 3


def preview(pdf: bytes, title: str, headings: Sequence[HeadingPage] = ()) -> bytes:
    """Return a self-contained HTML page that shows the pages of a PDF file one below the other.

    A list at its side leads to the headings.
    """
    with opened(pdf) as file:
        pages = "\n".join(_figures(file.file))
        stated = {"title": html.escape(title), "count": file.count, "jumps": _jumps(headings), "pages": pages}
        return _PAGE.substitute(stated).encode()


def _jumps(headings: Sequence[HeadingPage]) -> str:
    """Return the list to jump by, nothing where there are no headings."""
    links = "\n".join(
        f'<li class="l{min(each.level, _LEVELS)}"><a href="#p{each.page}">{html.escape(each.text)}'
        f"<span>{each.page}</span></a></li>"
        for each in headings
    )
    return f"<details open><summary>目录</summary><ol>\n{links}\n</ol></details>\n" if headings else ""


def _figures(file: pypdfium2.PdfDocument) -> Iterator[str]:
    for number, page in enumerate(file, start=1):
        with closing(page):
            wide, high = page.get_size()
            image = page.render(scale=_DPI / 72).to_pil().convert("RGB")
        loading = "eager" if number <= _FIRST_SEEN else "lazy"
        shape = ' class="wide"' if wide > high else ""
        yield (
            f'<figure id="p{number}"{shape}><img loading="{loading}" width="{image.width}" height="{image.height}" '
            f'alt="第 {number} 页" src="{_as_source(image)}">'
            f"<figcaption>{number} / {len(file)}</figcaption></figure>"
        )


def _as_source(image: Image.Image) -> str:
    """Return a page's image as a data address: as PNG when it is all grey, which text is, otherwise as JPEG."""
    out = io.BytesIO()
    if _is_grey(image):
        image.convert("L").point(_GREYS).save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    kind = "png" if out.getvalue().startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(out.getvalue()).decode()}"


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))


_PAGE = Template(
    """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title 预览</title>
<style>
body { margin: 0; background: #e4e6e9; color: #333; font: 14px/1.6 "Microsoft YaHei", "PingFang SC", sans-serif; }
input { position: absolute; opacity: 0; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center;
  padding: 8px 20px; background: #fff; border-bottom: 1px solid #c9ccd1; }
header strong { font-size: 15px; }
header span { color: #666; }
header nav { margin-left: auto; }
label { padding: 3px 12px; border: 1px solid #c9ccd1; border-radius: 3px; cursor: pointer; }
main { --paper: 800px; display: flex; flex-direction: column; align-items: center; gap: 20px; padding: 20px; }
figure { margin: 0; width: var(--paper); max-width: 100%; }
figure.wide { width: calc(var(--paper) * 1.414); }
img { display: block; width: 100%; height: auto; background: #fff; box-shadow: 0 1px 5px rgba(0, 0, 0, .25); }
figcaption { padding-top: 4px; text-align: center; color: #666; }
#small:checked ~ main { --paper: 300px; flex-flow: row wrap; justify-content: center; align-items: flex-end; }
#large:checked ~ main { --paper: 1150px; }
#small:checked ~ header [for=small], #middle:checked ~ header [for=middle], #large:checked ~ header [for=large] {
  background: #1f4e79; border-color: #1f4e79; color: #fff; }
input:focus-visible ~ header nav { outline: 2px solid #1f4e79; outline-offset: 3px; }
figure { scroll-margin-top: 56px; }
details { position: fixed; z-index: 1; top: 42px; bottom: 0; left: 0; width: 264px; overflow: auto;
  padding: 10px 0; background: #fff; border-right: 1px solid #c9ccd1; box-sizing: border-box; }
details:not([open]) { bottom: auto; width: auto; border-bottom: 1px solid #c9ccd1; }
summary { padding: 0 16px; cursor: pointer; font-weight: 600; }
ol { margin: 6px 0 0; padding: 0; list-style: none; }
li a { display: flex; justify-content: space-between; gap: 10px; padding: 3px 16px; color: #333;
  text-decoration: none; }
li a:hover, li a:focus-visible { background: #e8eef4; }
li span { color: #888; }
.l1 { font-weight: 600; } .l2 a { padding-left: 30px; } .l3 a { padding-left: 44px; }
details[open] ~ main { margin-left: 264px; }
@media (max-width: 900px) { details, details:not([open]) { position: static; width: auto; }
  details[open] ~ main { margin-left: 0; } }
@media print { details { display: none; } details[open] ~ main { margin-left: 0; }
  header, figcaption { display: none; } main { display: block; padding: 0; } figure { width: 100%; } }
</style>
</head>
<body>
<input type="radio" name="size" id="small"><input type="radio" name="size" id="middle" checked
><input type="radio" name="size" id="large">
<header><strong>$title</strong><span>共 $count 页 · 只供查看，改动请在 Word 报告里做</span>
<nav><label for="small">缩略</label> <label for="middle">适中</label> <label for="large">放大</label></nav></header>
$jumps<main>
$pages
</main>
</body>
</html>
"""
)
