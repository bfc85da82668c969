"""Draws charts in a process of its own: ``python -m between_powers.press.drawing``.

Reads the paths of jobs from standard input, one a line, writes the pictures of each beside it,
and answers with one line of JSON. Drawing holds Python's lock for as long as it lasts, so in the
press's own process the chapters would wait for it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import vl_convert

from between_powers.bundle import FONTS

PNG_SCALE = 2
BUNDLE = "bundle-"
"""Start of the key of the one job that is no figure: Vega's JavaScript for the site."""

EXPOSED = "window.vegaEmbed = vegaEmbed;"
"""What the bundle leaves for the site's own script."""

_ID = re.compile(r'\bid="([^"]+)"|url\(#([^)"]+)\)|href="#([^"]+)"')


def svg(spec: dict[str, Any], prefix: str) -> str:
    """Draw a Vega-Lite specification as SVG that can stand inside a page.

    Parameters
    ----------
    spec : dict
        The specification, with its datasets.
    prefix : str
        Put before every id in the picture: a page holds many pictures, and ids must not meet.

    Returns
    -------
    str
        One ``<svg>`` element.
    """
    # The figure speaks for the whole chart; an announcement for every mark would drown it.
    quiet = spec | {"config": spec.get("config", {}) | {"aria": False}}
    drawn = vl_convert.vegalite_to_svg(json.dumps(quiet))
    return _ID.sub(lambda match: _prefixed(match, prefix), drawn)


def png(picture: str) -> bytes:
    """Turn a picture into a bitmap on a white ground, for use outside the book."""
    ground = r'\1<rect width="100%" height="100%" fill="#fff"/>'
    grounded = re.sub(r"(<svg[^>]*>)", ground, picture, count=1)
    return vl_convert.svg_to_png(grounded, scale=PNG_SCALE)


def _prefixed(match: re.Match[str], prefix: str) -> str:
    own, url, href = match.groups()
    if own:
        return f'id="{prefix}-{own}"'
    return f"url(#{prefix}-{url})" if url else f'href="#{prefix}-{href}"'


def draw(job: dict[str, Any], folder: Path) -> None:
    """Draw all layouts of a figure, and the wide one as a bitmap, into a folder."""
    for layout, spec in job["specs"].items():
        picture = svg(spec | {"datasets": job["datasets"]}, f"{job['id']}-{layout}")
        (folder / f"{layout}.svg").write_text(picture, encoding="utf-8")
        if layout == "wide":
            (folder / "wide.png").write_bytes(png(picture))


def serve() -> None:
    """Draw what is asked for until standard input ends."""
    vl_convert.register_font_directory(str(FONTS / "ttf"))
    for line in sys.stdin:
        path = Path(line.strip())
        answer = {"job": path.name, "error": ""}
        try:
            if path.name.startswith(BUNDLE):
                (path / "vega.js").write_text(
                    vl_convert.javascript_bundle(EXPOSED), encoding="utf-8"
                )
            else:
                draw(json.loads((path / "job.json").read_text(encoding="utf-8")), path)
        except Exception as error:
            answer["error"] = " ".join(str(error).split()) or type(error).__name__
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
