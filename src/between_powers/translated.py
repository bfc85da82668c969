"""Numbers as prose in other languages prints them: in digits, since words for numbers inflect.

Arabic is written with the digits 0 to 9, as in the five articles; Russian has a decimal comma.
"""

from __future__ import annotations

from datetime import date

from babel import Locale

from between_powers.words import NBSP, number

DECIMAL_MARKS = {"ar": ".", "ru": ","}
"""The languages that are known, and what parts whole numbers from decimals in each."""


def in_digits(value: float, language: str, decimals: int = 0) -> str:
    """Format a number; thousands are parted by a space that does not break.

    Examples
    --------
    >>> in_digits(3.44, "ru", 1), in_digits(3.44, "ar", 1)
    ('3,4', '3.4')
    """
    whole, _, rest = number(value, decimals).replace(",", NBSP).partition(".")
    return DECIMAL_MARKS[language].join(filter(None, (whole, rest)))


def percent(share: float, language: str, decimals: int = 0) -> str:
    """Format a share as a percentage.

    Examples
    --------
    >>> percent(0.1918, "ru", 1), percent(0.82, "ar")
    ('19,2%', '82%')
    """
    return f"{in_digits(100 * share, language, decimals)}%"


def day(iso: str, language: str) -> str:
    r"""Write a day; Arabic gives the month both names by which readers know it.

    Examples
    --------
    >>> day("2026-07-01", "ru"), day("2026-07-01", "ar")
    ('1\xa0июля 2026', '1\xa0يوليو/تموز 2026')
    """
    when = date.fromisoformat(iso)
    locales = {"ru": ("ru",), "ar": ("ar_EG", "ar_SY")}[language]
    months = [Locale.parse(name).months["format"]["wide"][when.month] for name in locales]
    return f"{when.day}{NBSP}{'/'.join(months)} {when.year}"
