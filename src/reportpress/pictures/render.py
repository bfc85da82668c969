"""Draws charts in a process of its own: ``python -m reportpress.pictures.render``.

Reads jobs from standard input, one line of JSON each, and answers each with one line when its
files are written. Drawing holds Python's lock for as long as it lasts, so in the press's own
process the chapters would wait for it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import vl_convert

from reportpress.contract import FONTS

PNG_SCALE = 2
JOB = "job.json"
EXPOSED = "window.vegaEmbed = vegaEmbed;"
"""What the bundle leaves for the site's own script."""

_PLACES = re.compile(r'\s(?:(?:d|x|y|x1|y1|x2|y2|width|height)="[^"]*"|transform="translate[^)]*)')
_SPOKEN = re.compile(r' (?:role|aria-(?!hidden)[a-z]+)="[^"]*"(?=[^<]*>)')
_DECIMAL = re.compile(r"-?\d*\.\d{2,}")
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
    # The figure speaks for the whole chart; an announcement for every mark would drown it, and
    # Vega leaves roles without names even where it is told to announce nothing.
    quiet = spec | {"config": spec.get("config", {}) | {"aria": False}}
    drawn = _SPOKEN.sub("", rounded(vl_convert.vegalite_to_svg(json.dumps(quiet))))
    return _ID.sub(lambda match: _prefixed(match, prefix), drawn)


def rounded(picture: str) -> str:
    """Round the coordinates of a picture to a tenth of a pixel, which halves a map.

    Examples
    --------
    >>> rounded('<path d="M1.2345,-0.01L10.96,2" opacity="0.25">0.123</path>')
    '<path d="M1.2,0L11,2" opacity="0.25">0.123</path>'
    """
    return _PLACES.sub(lambda match: _DECIMAL.sub(_tenth, match[0]), picture)


def _tenth(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 1) + 0.0:g}"


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


def pictures(folder: Path) -> None:
    """Draw all layouts of a figure into the folder of its job."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    for layout, spec in job["specs"].items():
        picture = svg(spec | {"datasets": job["spec_datasets"]}, f"{job['id']}-{layout}")
        (folder / f"{layout}.svg").write_text(picture, encoding="utf-8")


def bitmap(folder: Path) -> None:
    """Draw the wide layout of a figure as a bitmap, beside the picture that is there."""
    picture = (folder / "wide.svg").read_text(encoding="utf-8")
    (folder / "wide.png").write_bytes(png(picture))


def poster(folder: Path) -> None:
    """Turn a picture that is no figure into a bitmap of its own size."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    (folder / "poster.png").write_bytes(vl_convert.svg_to_png(job["svg"], scale=1))


def bundle(folder: Path) -> None:
    """Write Vega's libraries as one script."""
    script = vl_convert.javascript_bundle(EXPOSED)
    # Other builds may read it at any time.
    fresh = folder / "vega.new"
    fresh.write_text(script, encoding="utf-8")
    fresh.replace(folder / "vega.js")


def warm(_folder: Path) -> None:
    """Draw something, since the first picture takes half a second more than the others."""
    svg({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}}, "")


WORK = {work.__name__: work for work in (pictures, bitmap, poster, bundle, warm)}


def serve() -> None:
    """Do what is asked for until standard input ends."""
    vl_convert.register_font_directory(str(FONTS / "ttf"))
    for line in sys.stdin:
        asked = json.loads(line)
        answer = ""
        try:
            WORK[asked["work"]](Path(asked["folder"]))
        except Exception as error:
            answer = " ".join(str(error).split()) or type(error).__name__
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
