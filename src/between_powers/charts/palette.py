"""The neutral colours of charts and pages, each with its counterpart on a dark page."""

from __future__ import annotations

INK = "#23282d"
MUTED = "#596067"
RULE = "#8b9299"
PALE = "#c3c9cf"
GRID = "#e1e4e8"
BAND = "#f1f3f5"
STONE = "#98a0a8"
PAPER = "#fefefe"
LAND = "#eceef0"
WATER = "#b1c5d3"
DEEP = "#33536a"
HOMELAND = "#dcebe5"

# A hue is an actor's, wherever it is drawn (see `actors`), so judgements and courses have none.
HOLDS = PALE
BETWEEN = STONE
FAILS = INK
APART = MUTED

MEANINGS = {
    HOLDS: ("yes", "confirmed", "came true", "member"),
    BETWEEN: ("abstained", "mixed", "in part", "mostly confirmed"),
    FAILS: ("no", "wrong", "failed", "given up", "for", "consistent"),
    PAPER: ("against", "inconsistent"),
    APART: ("around russia", "away from russia"),
}
"""What a colour that no actor has says, in whatever chart: the words for which it alone stands.

What holds is lightest, what is in between darker, and what fails darkest, so that greys have the
order of verdicts and need no hue. Evidence is full where it speaks for something, and hollow where
it speaks against it. The other signs of charts, by what they say:

- the tint of an actor: the lesser share of what is the actor's, as what is reported or possible;
- `PALE` elsewhere: the rest; `GRID` and `BAND`: nothing said or found, or not
  decided between two;
- a full mark: what took effect, is signed or dated, or the later of two waves; a hollow one: what
  did not or is not known to, as words, plans, estimates and goals, or the earlier of two waves;
- a circle, square or other marker: the actor's own (see `actors`); a triangle that points up, in
  `INK`: an attack; one that points down, in `RULE`: a storm or fault.
"""

DARK = {
    INK: "#e7eaed",
    MUTED: "#aab2ba",
    RULE: "#7d868f",
    PALE: "#464e56",
    GRID: "#343b42",
    BAND: "#20262c",
    STONE: "#606971",
    PAPER: "#14181d",
    LAND: "#2e353c",
    WATER: "#06111b",
    DEEP: "#a9c4d6",
    HOMELAND: "#1a332e",
}
"""Light colour to dark colour. Paper is not quite white, so that it is told from the page; land,
water, the deep ink of the names on it and the ground of Kazakhstan are for maps."""


def mixed(colour: str, other: str, part: float) -> str:
    """Mix a part, between 0 and 1, of another hex colour into a colour, in their sRGB values.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(own + part * (far - own)):02x}" for own, far in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it.

    Examples
    --------
    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it.

    Examples
    --------
    >>> round(contrast("#ffffff", "#000000"), 6)
    21.0
    """
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, ink: str) -> str:
    """Return a colour, mixed with an ink just as far as text in it needs on a ground.

    That is the first of twenty mixtures whose contrast with the ground is 4.6:1 or more.

    Examples
    --------
    >>> readable("#9c2c1b", PAPER, INK)
    '#9c2c1b'
    >>> readable("#b7841d", PAPER, INK)
    '#926d21'
    """
    steps = [mixed(colour, ink, step / 20) for step in range(21)]
    return next(step for step in steps if contrast(step, ground) >= 4.6)


def ink_on(colour: str) -> str:
    """Return the ink that can be read on a colour: dark, or that of the paper.

    Raises
    ------
    ValueError
        If neither has a contrast of 4.5:1.

    Examples
    --------
    >>> ink_on("#9c2c1b") == PAPER, ink_on(GRID) == INK
    (True, True)
    >>> ink_on("#0a9a78")
    Traceback (most recent call last):
    ValueError: no text can be read on '#0a9a78'; take a tint of it, or its ink
    """
    best = max((INK, PAPER), key=lambda ink: contrast(ink, colour))
    if contrast(best, colour) < 4.5:
        raise ValueError(f"no text can be read on {colour!r}; take a tint of it, or its ink")
    return best
