"""Renders charts with Vega; every function here runs in a rendering process.

Rendering holds Python's lock for as long as it lasts (another thread ran 22 times a second beside
it in place of 900), so in the press's own process the chapters would wait for it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import vl_convert

from reportpress.contract import FONTS
from reportpress.pictures.drawing_faults import cut_label, nothing_drawn, warnings_refused

EXPOSED = "window.vegaEmbed = vegaEmbed;"
"""What the bundle leaves for the site's own script."""

_COORDINATES = re.compile(
    r'\s(?:(?:d|x|y|x1|y1|x2|y2|width|height)="[^"]*"|transform="translate[^)]*)'
)
_ANNOUNCED = re.compile(r' (?:role|aria-(?!hidden)[a-z]+)="[^"]*"(?=[^<]*>)')
_DECIMAL = re.compile(r"-?\d*\.\d{2,}")
_ID = re.compile(r'\bid="([^"]+)"|url\(#([^)"]+)\)|href="#([^"]+)"')


def initialise() -> None:
    """Set up a rendering process: its fonts and time zone, and when it ends."""
    # An interrupt is for the press, which then ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A time axis is laid out in local time, which is to be the same everywhere.
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    vl_convert.register_font_directory(str(FONTS / "ttf"))


def _end_with_parent() -> None:
    """End this process when the press is killed, which would leave it waiting for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def write(path: Path, render: Callable[..., str | bytes], *arguments: Any) -> None:
    """Write what a function of this module renders, whole or not at all."""
    content = render(*arguments)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Other builds may read it at any time, and write the same.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content.encode() if isinstance(content, str) else content)
    draft.replace(path)


def svg(spec: dict[str, Any], prefix: str) -> str:
    """Render a Vega-Lite specification as one ``<svg>`` element that can stand inside a page.

    The prefix goes before every id: a page holds many pictures, and ids must not meet. Vega counts
    its ids through all pictures of a process; here they count from 1 within each.
    """
    # The figure speaks for the whole chart; an announcement for every mark would drown it, and
    # Vega leaves roles without names even where it is told to announce nothing.
    quiet = spec | {"config": spec.get("config", {}) | {"aria": False}}
    specification = json.dumps(quiet, ensure_ascii=False)
    with warnings_refused():
        drawn = vl_convert.vegalite_to_svg(specification, show_warnings=True)
    if fault := nothing_drawn(drawn) or cut_label(drawn, specification):
        raise ValueError(fault)
    picture = _ANNOUNCED.sub("", rounded(drawn))
    ids: dict[str, str] = {}
    return _ID.sub(lambda match: _renamed(match, prefix, ids), picture)


def rounded(picture: str) -> str:
    """Round the coordinates of a picture to a tenth of a pixel, which halves a map.

    Examples
    --------
    >>> rounded('<path d="M1.2345,-0.01L10.96,2" opacity="0.25">0.123</path>')
    '<path d="M1.2,0L11,2" opacity="0.25">0.123</path>'
    """
    return _COORDINATES.sub(lambda match: _DECIMAL.sub(_tenth, match[0]), picture)


def _tenth(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 1) + 0.0:g}"


def _renamed(match: re.Match[str], prefix: str, ids: dict[str, str]) -> str:
    own, url, href = match.groups()
    name = own or url or href
    new = ids.setdefault(name, f"{prefix}-{name.rstrip('0123456789')}{len(ids) + 1}")
    if own:
        return f'id="{new}"'
    return f"url(#{new})" if url else f'href="#{new}"'


def bitmap(picture: str, scale: int) -> bytes:
    """Turn a whole picture into a bitmap, so many times its size."""
    return packed(vl_convert.svg_to_png(picture, scale=scale))


def packed(png: bytes) -> bytes:
    """Compress a bitmap's pixels as far as they go; vl-convert is quick about it instead.

    A chart then weighs a quarter, and every pixel stays.
    """
    chunks, place = [], 8
    while place < len(png):
        size = int.from_bytes(png[place : place + 4], "big")
        chunks.append((png[place + 4 : place + 8], png[place + 8 : place + 8 + size]))
        place += size + 12
    pixels = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    head, *rest = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    written = [head, *rest[:-1], (b"IDAT", zlib.compress(pixels, 9)), rest[-1]]
    return png[:8] + b"".join(
        len(content).to_bytes(4, "big")
        + kind
        + content
        + zlib.crc32(kind + content).to_bytes(4, "big")
        for kind, content in written
    )


def vega() -> str:
    """Return Vega's libraries as one script."""
    return str(vl_convert.javascript_bundle(EXPOSED))


def first() -> str:
    """Render something, since the first picture takes half a second more than the others."""
    return svg(
        {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}}, ""
    )
