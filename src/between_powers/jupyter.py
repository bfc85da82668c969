"""What an author at work sees besides in Jupyter, VS Code or any other place that runs cells."""

from __future__ import annotations

import json
import os
import sys
from base64 import b64encode
from textwrap import wrap
from typing import Any

from reportpress.contract import FONTS, RUN_VARIABLE

WIDTH = 72
"""Letters in a line of a title above a chart."""


def in_jupyter() -> bool:
    """Whether an author runs cells, again and in any order; not the press.

    Examples
    --------
    >>> in_jupyter()
    False
    """
    shells = sys.modules.get("IPython")
    is_notebook = shells is not None and shells.get_ipython() is not None
    return is_notebook and RUN_VARIABLE not in os.environ


def chart(spec: dict[str, Any], title: str, subtitle: str) -> dict[str, Any]:
    """Return a chart under its title for every program that shows notebooks: live, and as PNG."""
    import vl_convert  # noqa: PLC0415 - the press draws for itself

    heading = {"text": wrap(title, WIDTH), "subtitle": wrap(subtitle, WIDTH), "anchor": "start"}
    titled = json.loads(json.dumps(spec | {"title": heading}))
    vl_convert.register_font_directory(str(FONTS / "ttf"))
    picture = vl_convert.vegalite_to_png(titled, scale=2)
    return {"application/vnd.vegalite.v6+json": titled, "image/png": b64encode(picture).decode()}
