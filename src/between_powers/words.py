"""Numbers as the prose prints them, and the way they get there: computed, formatted, glued."""

from __future__ import annotations

import calendar
import math
from decimal import ROUND_HALF_UP, Decimal
from numbers import Integral
from types import SimpleNamespace
from typing import Any

from between_powers.jupyter import in_jupyter

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Round a number, a half away from zero, as readers do.

    So does d3 in axes, labels and tooltips (ECMAScript's ``toFixed``). Python's own ``round`` would
    make 66 of 66.5.

    Raises
    ------
    ValueError
        If it is missing or infinite.

    Examples
    --------
    >>> rounded(66.5), rounded(-0.125, 2)
    (Decimal('67'), Decimal('-0.13'))
    """
    if not math.isfinite(value):
        raise ValueError(f"there is no number to print, but {value}: a row is missing")
    # Not from the shortest text: JavaScript rounds the binary number too (4.35 is just below).
    return Decimal(float(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: float, decimals: int = 0) -> str:
    """Format a number with thousands separators and a true minus sign; a half is `rounded` up.

    Examples
    --------
    >>> number(25781.677), number(2.5)
    ('25,782', '3')
    >>> number(-4.25, 1)
    '−4.3'
    >>> number(-0.04, 1)
    '0.0'
    """
    # Adding zero takes the sign from a negative number that rounds to nothing.
    return f"{rounded(value, decimals) + 0:,f}".replace("-", MINUS)


def percent(value: float, decimals: int = 0, of: float = 1) -> str:
    """Format a share, or a part `of` a whole, as a percentage.

    The whole is 100 where the data are in percent, a count where `value` counts some of them.

    Examples
    --------
    >>> percent(0.8234)
    '82%'
    >>> percent(28.5, of=100), percent(3, of=8)
    ('29%', '38%')
    """
    return f"{number(value * (100 / of), decimals)}%"


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


def billions(millions: float, currency: str = "dollars", decimals: int = 1) -> str:
    r"""Format an amount that the data give in millions as billions.

    Examples
    --------
    >>> billions(25781.677), billions(4354.77, "euros", 0)
    ('25.8\xa0billion dollars', '4\xa0billion euros')
    """
    return quantity(millions / 1000, f"billion {currency}", decimals)


def calendar_date(iso: str, *, short: bool = False) -> str:
    """Write a day, month or year that the data give as ISO 8601, as far as it goes.

    A short one has three letters of the month, as a narrow column wants.

    Examples
    --------
    >>> calendar_date("2022-09-26", short=True)
    '26 Sep 2022'
    >>> calendar_date("2025-10-04"), calendar_date("2022-01"), calendar_date("2022")
    ('4 October 2025', 'January 2022', '2022')
    """
    year, *rest = iso.split("-")
    names = calendar.month_abbr if short else calendar.month_name
    month = [names[int(part)] for part in rest[:1]]
    day = [str(int(part)) for part in rest[1:]]
    return " ".join([*day, *month, year])


def years(first: int, last: int) -> str:
    """Format a span of years.

    Examples
    --------
    >>> years(2019, 2023)
    '2019–2023'
    """
    return f"{first}{EN_DASH}{last}"


def count(value: float, none: str = "no") -> str:
    """Format a whole number, a small one as a word, a larger one in digits.

    `none` is the word for zero: "no" before a noun, "none" alone.

    Raises
    ------
    ValueError
        If the number is not whole, since then it counts nothing.

    Examples
    --------
    >>> count(3), count(19), count(0, none="none")
    ('three', '19', 'none')
    """
    whole = int(value)
    if whole != value:
        raise ValueError(f"{value} is not a count; use number() or quantity()")
    if whole == 0:
        return none
    return _WORDS[whole] if 0 < whole < len(_WORDS) else number(whole)


def capitalised(text: str) -> str:
    """Begin a text with a capital and leave the rest, which ``str.capitalize`` would make small.

    Examples
    --------
    >>> capitalised("member of the CSTO")
    'Member of the CSTO'
    """
    return text[:1].upper() + text[1:]


class Glued(SimpleNamespace):
    """The texts of one `glue`, by name: what prose, titles and alt texts have in common."""

    def _ipython_display_(self) -> None:
        """Show nothing where `glue` ends a cell: the texts are for the prose."""


def glue(**texts: str | int) -> Glued:
    """Give formatted numbers their names in the prose, as ``{glue:text}`` finds them.

    An int (a year, a count) is printed as it is. Returns the same texts as attributes, for titles,
    alt texts and notes. Writes the same record as ``myst_nb.glue``, whose import would load Sphinx
    into every kernel. It holds a representation, since MyST-NB evaluates it: "200,000" would be two
    numbers. In Jupyter names and texts are printed besides.

    Raises
    ------
    TypeError
        If something is neither a text nor a whole number, which would show all its decimals.

    Examples
    --------
    >>> n = glue(deputies=count(3))  # doctest: +ELLIPSIS
    {...}
    >>> f"{n.deputies} deputies"
    'three deputies'
    """
    for name, text in texts.items():
        if not isinstance(text, str | Integral):
            raise TypeError(f"{name} is {text!r}; glue a text, as number() and percent() write it")
        _display(name, repr(str(text)))
    if in_jupyter():
        # No program shows the record itself.
        print(*(f"{name}: {text}" for name, text in texts.items()), sep="\n")
    return Glued(**{name: str(text) for name, text in texts.items()})


def _display(name: str, text: str) -> None:
    from IPython.display import display  # noqa: PLC0415 - a notebook's library, not the data's

    show: Any = display
    show(
        {"application/papermill.record/text/plain": text},
        raw=True,
        metadata={"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}},
    )
