"""What a chapter says in prose, for what measures and guards it.

Prose is what stands between the exhibits: no heading, box, caption, cell, table or list of terms.
A glued value is read as the chapter prints it, from ``tests/expected/``.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
NO_NUMBER = re.compile(
    # a year, years from to, a decade; in Arabic "and", "in" and the like are one word with it
    rf"(?:\b|(?<=[وفبلك]))(?:1[4-9]|20)\d\d(?:s\b|\b(?:[-–](?:1[4-9]|20)?\d\d\b)?)"
    rf"|\b\d{{1,2}}(?:[-–]\d{{1,2}})?[ \xa0](?:{MONTHS})\b"  # a day, or days from to
    rf"|\b\d{{1,2}}\ to\ (?=\d{{1,2}}\ (?:{MONTHS}))"  # the first of two days
    r"|\b(?:Article|Chapter|Figure|Table)\ [\d.]+|\bCC\ BY\ 4\.0\b"  # a name with a number
    r"|\bC5\+1\b|\bES-11(?:/\d)?\b|\b\d\d/\d{2,3}\b"  # formats and resolutions
)
"""Digits that are no number: dates, and names with digits."""

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PARTS = r"(?:half|halve|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
_COUNT = re.compile(
    rf"\b(?:{_ONES}|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million"
    rf"|dozen|{_PARTS})\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:an?|{_ONES}) {_PARTS} of\b|(?<!first )(?<!second )\bhalf of\b(?! (?:the year|\d))"
    r"|\b(?:половин[аыу]|треть|четверть|(?:дв|тр|четыр)\w+ (?:трет|четверт|пят)\w+) (?=\w)"
    r"|\b(?:نصف|ثلث|ربع|ثلثا|ثلثي|(?:ثلاثة|أربعة) (?:أرباع|أخماس)) (?=ال)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\{([\w:.-]+)\}`([^`]*)`")
_FENCE = re.compile(r"(`{3,}|:{3,})(\{[\w-]+\})?")
_NO_PROSE = re.compile(r"#|\||%|\+\+\+|\([\w-]+\)=|:\s|<!--|---$")
_NEXT = re.compile(
    r"(?<=[.!?])(?<!\bSt\.)[”\"’)]*\s+(?=[“\"‘(*]*(?:[A-Z0-9]|\{glue:))"  # where a sentence ends
)
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or an item of a list: the line where it begins, and its source in one line."""

    line: int
    source: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    r"""Yield the paragraphs of a chapter that are prose.

    Examples
    --------
    >>> text = "# A\n\nOne\ntwo.\n\n:::{note}\nNo.\n:::\n- An item."
    >>> [found.line for found in paragraphs(text)]
    [3, 9]
    """
    lines = re.sub(r"\A---\n.*?\n---\n", _blanked, text, flags=re.DOTALL).splitlines()
    words, start, fences = list[str](), 0, list[str]()
    for number, line in enumerate([*lines, ""], start=1):
        fence = _FENCE.match(line)
        if fence and fences and not fence[2] and len(fence[1]) >= len(fences[-1]):
            fences.pop()
        elif fence:
            fences.append(fence[1])
        is_prose = bool(line.strip()) and not (fence or fences or _NO_PROSE.match(line))
        if words and (not is_prose or _ITEM.match(line)):
            yield Paragraph(start, " ".join(words))
            words = []
        if is_prose:
            start = start if words else number
            words.append(_ITEM.sub("", line, count=1) if _ITEM.match(line) else line.strip())


def _blanked(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def glued(chapter: str) -> dict[str, str]:
    """Return the values that a chapter prints, by the name under which it glues them."""
    path = ROOT / "tests" / "expected" / f"{chapter}.json"
    values = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    named = {name: value for name, value in values.items() if name.startswith("glue ")}
    return {name.removeprefix("glue "): str(ast.literal_eval(v)) for name, v in named.items()}


def read(source: str, values: dict[str, str]) -> str:
    """Return a paragraph as it is read, without its citations.

    Examples
    --------
    >>> read("It fell to {glue:text}`x` {cite:p}`A,B`: see {numref}`y`, *sure*.", {"x": "5%"})
    'It fell to 5%: see Figure 1, sure.'
    """

    def said(role: re.Match[str]) -> str:
        kind, words = role[1], role[2]
        if kind.startswith("glue"):
            return values.get(words, "0")
        if kind.startswith("cite") or kind == "cited-in":
            return ""
        return "Figure 1" if kind == "numref" else words.split(" <")[0]

    text = _ROLE.sub(said, source)
    text = re.sub(r"\]\([^)]*\)|\]\{[^}]*\}|[\[*`]", "", text)
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def sentences(text: str) -> list[str]:
    """Split a paragraph, as it is read or its source, into sentences.

    Examples
    --------
    >>> sentences("It fell, by 3.5%. Why? {glue:text}`x` in St. Petersburg said no.")
    ['It fell, by 3.5%.', 'Why?', '{glue:text}`x` in St. Petersburg said no.']
    """
    return _NEXT.split(text)


def numbers(source: str, values: dict[str, str]) -> list[str]:
    """List the numbers of a paragraph: glued values, digits and fractions; no dates or names.

    Examples
    --------
    >>> numbers("A third of {glue:text}`x` in {glue:text}`y`.", {"x": "ten", "y": "2 March 2022"})
    ['ten', 'A third of']
    """
    told = [values.get(key, "0") for kind, key in _ROLE.findall(source) if kind == "glue:text"]
    found = [value for value in told if _is_number(value)]
    typed = read(_ROLE.sub("", source), {})
    return found + re.findall(r"\S*\d\S*", NO_NUMBER.sub("", typed)) + _FRACTION.findall(typed)


def _is_number(value: str) -> bool:
    left = NO_NUMBER.sub("", value)
    return bool(re.search(r"\d", left) or _COUNT.search(left))
