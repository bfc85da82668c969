"""How sure a finding is: words such as *low*, *moderate* and *high* in italics, with a sign each.

``press_confidence`` has the ``label`` and three ``levels``, the lowest first. Italics that begin
with the label and a colon, or with a level, tell of confidence; every level named in them gets a
class of its own, by which each edition sets three bars before it. The word stays, so that nothing
hangs on the sign. In print the lowest and the highest stand in the margin as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

LEVELS = 3
CLASS = "confidence"


def level(node: nodes.Element) -> int | None:
    """Return the level that words were marked with, 1 for the lowest.

    Examples
    --------
    >>> level(nodes.inline("", "high", classes=["confidence", "confidence-3"]))
    3
    """
    for name in node["classes"]:
        if found := re.fullmatch(rf"{CLASS}-(\d)", name):
            return int(found[1])
    return None


def marked(text: str, levels: list[str]) -> Iterator[nodes.Node]:
    """Yield the parts of a text, the levels named in it as inline nodes with their classes.

    Examples
    --------
    >>> [part.astext() for part in marked("High to 2022, low since", ["low", "moderate", "high"])]
    ['High', ' to 2022, ', 'low', ' since']
    """
    for place, part in enumerate(re.split(rf"\b({'|'.join(levels)})\b", text, flags=re.IGNORECASE)):
        if place % 2:
            rank = levels.index(part.lower()) + 1
            yield nodes.inline("", part, classes=[CLASS, f"{CLASS}-{rank}"])
        elif part:
            yield nodes.Text(part)


def span(told: nodes.Element) -> list[nodes.inline]:
    """Return the lowest and the highest level that words in italics name, once if they are one.

    Examples
    --------
    >>> levels = ["low", "moderate", "high"]
    >>> told = nodes.emphasis("", "Confidence: ", *marked("high, moderate to low", levels))
    >>> [word.astext() for word in span(told)]
    ['low', 'high']
    """
    named = {
        rank: word
        for word in told.findall(nodes.inline)
        for rank in [level(word)]
        if rank is not None
    }
    return [named[rank] for rank in sorted({min(named), max(named)})]


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Mark the levels when a chapter is about to be written, in whatever edition."""
    settings = app.config.press_confidence
    if not settings:
        return
    levels = settings["levels"]
    opening = re.compile(rf"{settings['label']}:|(?:{'|'.join(levels)})\b", re.IGNORECASE)
    for words in list(doctree.findall(nodes.emphasis)):
        if opening.match(words.astext()):
            if words.astext().startswith(f"{settings['label']}:"):
                words["label"] = settings["label"]
            for text in list(words.findall(nodes.Text)):
                text.parent.replace(text, list(marked(text.astext(), levels)))


def check(app: Sphinx, config: Config) -> None:  # noqa: ARG001
    """Refuse settings that name no label or another number of levels."""
    settings = config.press_confidence
    if settings and (len(settings.get("levels", ())) != LEVELS or not settings.get("label")):
        raise ConfigError(f"press_confidence needs a label and {LEVELS} levels, the lowest first")


def setup(app: Sphinx) -> None:
    """Register the setting and the step that marks the words."""
    app.add_config_value("press_confidence", {}, "env", types=[dict])
    app.connect("config-inited", check)
    app.connect("doctree-resolved", mark)
