"""The words of a chart in another language, put in before it is drawn, so that they have room."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reportpress.pictures.fonts import FACES

FAMILIES = ", ".join(dict.fromkeys(face.family for face in FACES))
"""All families of fonts: that of the chart may lack the letters of another script."""

_RIGHT_TO_LEFT = "\u200f"


def reworded(text: str, words: Mapping[str, str], direction: str) -> str:
    """Put other words into the specifications of a chart by layout, written as JSON.

    Words stand for whole words wherever they occur in a text, the longest first; names of columns
    stay in the data, so none of them may be among the words. What a reader
    would be told by pointing at a mark is left out: it comes from the data, in their language.

    Examples
    --------
    >>> chart = json.dumps({"specs": {"wide": {"title": "Oil and gas"}}, "datasets": {}})
    >>> told = json.loads(reworded(chart, {"Oil": "Нефть", "gas": "газ"}, "ltr"))
    >>> told["specs"]["wide"]["title"]
    'Нефть and газ'
    """
    chart = _replaced(json.loads(text), words, _RIGHT_TO_LEFT if direction == "rtl" else "")
    for spec in chart["specs"].values():
        spec["config"] = spec.get("config", {}) | {"font": FAMILIES}
    return json.dumps(chart, ensure_ascii=False)


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
    # Between two marks quotes and percent signs at the ends stand where the script has them.
    return f"{mark}{text}{mark}" if text != value else value
