"""Facts of the book in texts of its configuration: its title, its edition, its data's version."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from sphinx.config import Config

from reportpress.named_functions import named_function

#: What a report says of itself, asked once a build: a digest of its data may be among it.
_FACTS: WeakKeyDictionary[Config, Mapping[str, str]] = WeakKeyDictionary()


def filled(text: str, config: Config) -> str:
    """Put facts of the book where a text of the configuration names them.

    It may hold ``{title}``, ``{subtitle}``, ``{author}``, ``{version}`` and the names that the
    function named by ``typst_facts`` returns; other braces stay.
    """
    known = {"title": config.typst_title, "subtitle": config.typst_subtitle}
    known |= {"author": config.author, "version": config.version}
    if config.typst_facts:
        if config not in _FACTS:
            _FACTS[config] = named_function("typst_facts", config.typst_facts)()
        known |= _FACTS[config]
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
