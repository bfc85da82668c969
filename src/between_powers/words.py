"""Numbers as the prose prints them, and the way they get there: computed, formatted, glued."""

from __future__ import annotations

from typing import Any

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def number(value: float, decimals: int = 0) -> str:
    """Format a number with thousands separators and a true minus sign.

    Parameters
    ----------
    value : float
        The number.
    decimals : int
        Digits after the point.

    Examples
    --------
    >>> number(25781.677)
    '25,782'
    >>> number(-4.25, 1)
    '−4.2'
    >>> number(-0.04, 1)
    '0.0'
    """
    # Adding zero takes the sign from a negative number that rounds to nothing.
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", MINUS)


def percent(share: float, decimals: int = 0) -> str:
    """Format a share between 0 and 1 as a percentage.

    Examples
    --------
    >>> percent(0.8234)
    '82%'
    """
    return f"{number(100 * share, decimals)}%"


def points(difference: float, decimals: int = 0) -> str:
    r"""Format a difference of two shares in percentage points, without its sign.

    Examples
    --------
    >>> points(-0.126, 1)
    '12.6\xa0percentage points'
    """
    return f"{number(abs(100 * difference), decimals)}{NBSP}percentage points"


def quantity(value: float, unit: str, decimals: int = 0) -> str:
    r"""Format a number with its unit, which stay on one line.

    Examples
    --------
    >>> quantity(64.8, "million tonnes", 1)
    '64.8\xa0million tonnes'
    """
    return f"{number(value, decimals)}{NBSP}{unit}"


def years(first: int, last: int) -> str:
    """Format a span of years.

    Examples
    --------
    >>> years(2019, 2023)
    '2019–2023'
    """
    return f"{first}{EN_DASH}{last}"


def count(value: int) -> str:
    """Format a small count as a word, a larger one in digits.

    Examples
    --------
    >>> count(3), count(19)
    ('three', '19')
    """
    return _WORDS[value] if 0 <= value < len(_WORDS) else number(value)


def glue(**texts: str | int) -> None:
    """Give formatted numbers their names in the prose, as ``{glue:text}`` finds them.

    Parameters
    ----------
    **texts : str or int
        Name and formatted text; an int (a year, a count) is printed as it is.

    Notes
    -----
    Writes the same record as ``myst_nb.glue``, whose import would load Sphinx into every kernel.
    The record holds a representation, since MyST-NB evaluates it: "200,000" would be two numbers.
    """
    for name, text in texts.items():
        _display(name, repr(str(text)))


def _display(name: str, text: str) -> None:
    from IPython.display import display  # noqa: PLC0415 - a notebook's library, not the data's

    show: Any = display
    show(
        {"application/papermill.record/text/plain": text},
        raw=True,
        metadata={"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}},
    )
