"""The words of a chart in another language, put in before it is drawn, so that they have room."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reportpress.pictures.fonts import FACES

FAMILIES = list(dict.fromkeys(face.family for face in FACES))
"""All families of fonts: that of the chart may lack the letters of another script."""

_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = "\u200f", "\u200e"
_BEYOND = 4
"""Pixels by which a letter may reach beyond the end of its line, in another program's letters."""
_ABOVE = 6
"""Pixels between a title and the key or plot below it."""
_PERCENT = re.compile(r"\d[\d.,]*%")


def reworded(text: str, words: Mapping[str, str], direction: str) -> str:
    """Put other words into the specifications of a chart by layout, written as JSON.

    Words stand for whole words wherever they occur in a text, the longest first; names of columns
    stay in the data, so none of them may be among the words. What a reader
    would be told by pointing at a mark is left out: it comes from the data, in their language.

    From right to left the font of that script comes first, since a program that looks for a letter
    in the next font may forget the weight, and keys and the titles of panels end at the right edge.

    Examples
    --------
    >>> chart = json.dumps({"specs": {"wide": {"title": "Oil and gas"}}, "datasets": {}})
    >>> told = json.loads(reworded(chart, {"Oil": "Нефть", "gas": "газ"}, "ltr"))
    >>> told["specs"]["wide"]["title"]
    'Нефть and газ'
    """
    mark = _RIGHT_TO_LEFT if direction == "rtl" else ""
    chart = _replaced(json.loads(text), words, mark)
    for spec in chart["specs"].values():
        families = FAMILIES[::-1] if mark else FAMILIES
        spec["config"] = spec.get("config", {}) | {"font": ", ".join(families)}
        if mark:
            _align_titles(spec)
            spec["config"]["padding"] = spec["config"].get("padding", {}) | {"right": _BEYOND}
            key = {"layout": {"top": {"anchor": "end"}}}
            spec["config"]["legend"] = spec["config"].get("legend", {}) | key
    return json.dumps(chart, ensure_ascii=False)


def _align_titles(spec: dict[str, Any]) -> None:
    """Let the titles of panels end near the right edge of the picture, above their plots."""
    room = max(spec.get("usermeta", {}).get("right", 0) - _BEYOND, 0)
    for panel in spec.get("vconcat", []):
        if title := panel.get("title"):
            panel["title"] = title | {"anchor": "end", "dx": room, "offset": _ABOVE}


def unused(text: str, words: Mapping[str, str]) -> list[str]:
    """Return the words that a chart does not have.

    Examples
    --------
    >>> unused('{"title": "Oil and gas"}', {"Oil": "Нефть", "Coal": "Уголь"})
    ['Coal']
    """
    return [word for word in words if not _pattern([word]).search(text)]


def _pattern(words: Mapping[str, str] | list[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def _replaced(value: Any, words: Mapping[str, str], mark: str) -> Any:
    if isinstance(value, dict):
        return {
            key: _replaced(part, words, mark) for key, part in value.items() if key != "tooltip"
        }
    if isinstance(value, list):
        return [_replaced(part, words, mark) for part in value]
    if not isinstance(value, str):
        return value
    text = _pattern(words).sub(lambda match: words[match[0]], value)
    if text == value:
        return value
    if mark:
        # As on the axes, whose numbers stand alone.
        text = _PERCENT.sub(rf"{_LEFT_TO_RIGHT}\g<0>", text)
    # Between two marks quotes at the ends stand where the script has them.
    return f"{mark}{text}{mark}"
