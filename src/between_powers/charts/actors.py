"""The actors of the report: one name, colour, dash and marker each, wherever they appear.

The colours keep a contrast of at least 3:1 on paper and on the dark page, and stay apart
under simulated protanopia and deuteranopia; dash and marker repeat what the colour says.
"""

from __future__ import annotations

from dataclasses import dataclass

from between_powers.charts.palette import DARK, INK, PAPER, mixed, readable


@dataclass(frozen=True)
class Actor:
    """How one actor is named and drawn."""

    name: str  # display name, as it stands in the datasets
    # hex colours on a light and on a dark page
    colour: str
    dark_colour: str
    dash: tuple[int, ...]  # dash pattern of the actor's lines; empty is solid
    marker: str  # Vega symbol of the actor's points


ACTORS: dict[str, Actor] = {
    actor.name: actor
    for actor in (
        Actor("Kazakhstan", "#0a9a78", "#38c9a3", (), "circle"),
        Actor("Russia", "#9c2c1b", "#e0634a", (), "square"),
        Actor("China", "#b7841d", "#e8b95a", (6, 2), "diamond"),
        Actor("Türkiye", "#571578", "#9d6bd0", (2, 2), "triangle-up"),
        Actor("European Union", "#1d57d0", "#6f9dff", (8, 2, 2, 2), "cross"),
        Actor("United States", "#dd4fae", "#ff9ad9", (4, 4), "triangle-down"),
        Actor("Others", "#5d646b", "#9aa3ab", (1, 2), "stroke"),
    )
}
"""The actors by display name. ``Others`` stands for whoever is not told apart."""


def colour(name: str) -> str:
    """Return the colour of an actor; whoever has none of their own gets that of ``Others``.

    Examples
    --------
    >>> colour("Russia")
    '#9c2c1b'
    >>> colour("Peru") == colour("Others")
    True
    """
    return ACTORS.get(name, ACTORS["Others"]).colour


def tint(name: str) -> str:
    """Return the pale companion of an actor's colour, for what is close to the actor.

    Examples
    --------
    >>> tint("Russia")
    '#cd958c'
    """
    return mixed(colour(name), PAPER, 0.5)


def ink(name: str) -> str:
    """Return the colour of an actor as text wants it: with a contrast of 4.5:1 on paper.

    Examples
    --------
    >>> ink("Russia") == colour("Russia"), ink("China") == colour("China")
    (True, False)
    """
    return readable(colour(name), PAPER, INK)


def dark_colours() -> dict[str, str]:
    """Map every light colour of the report to its counterpart on a dark page.

    Examples
    --------
    >>> dark_colours()["#9c2c1b"]
    '#e0634a'
    """
    actors = {actor.colour: actor.dark_colour for actor in ACTORS.values()}
    # A little darker than the half, so that words on every one of them can be read.
    pale = {
        tint(name): mixed(actor.dark_colour, DARK[PAPER], 0.53) for name, actor in ACTORS.items()
    }
    inks = {
        ink(name): readable(actor.dark_colour, DARK[PAPER], DARK[INK])
        for name, actor in ACTORS.items()
    }
    return DARK | inks | actors | pale
