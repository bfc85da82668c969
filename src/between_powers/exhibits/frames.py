"""Frames on their way into a specification: each is turned into rows once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import altair as alt

NAME = "between-powers-once"


class Once:
    """A data transformer that turns a frame into rows once, however many layers draw it."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Any, Any]] = {}

    def __call__(self, data: Any = None) -> Any:
        """Return what Altair's own transformer makes of the data."""
        if id(data) not in self._kept:
            # The frame is kept as well: its id is its own only as long as it lives.
            self._kept[id(data)] = data, alt.default_data_transformer(data)
        return self._kept[id(data)][1]


@contextmanager
def once() -> Iterator[None]:
    """Turn each frame into rows once, for as long as no frame changes."""
    alt.data_transformers.register(NAME, Once())
    with alt.data_transformers.enable(NAME):
        yield
