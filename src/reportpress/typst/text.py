"""Plain text as Typst source: markup, strings, labels and argument lists."""

from __future__ import annotations

import re

from reportpress.tree.addresses import readable

#: Begins a comment line that names the file from which the following source was written.
FILE_MARK = "// %% "

#: Every ASCII character that Typst's markup may read as more than itself, alone or in a run:
#: "-" begins a list, a dash or a minus; "/" a comment or a term; quotes turn; "~" is a space.
_SPECIAL = re.compile(r"""[\\#$*_`\[\]{}<>@~'"/=+\-]""")

#: "1." begins a numbered item at the start of a block; "..." becomes one character. A text may
#: follow a number from another node, so a full stop at its very start counts as well.
_FULL_STOP = re.compile(r"(?:^\d*|(?<=\.))\.")

#: Typst knows more line ends than Python's ``str.split``; two of any would end the paragraph.
_SPACE = re.compile("[ \\t\\r\\n\\f\\v\\x85\\u2028\\u2029]+")

#: What a line does not part: a word for an exhibit and its number, a day and its month, an arrow
#: and where it leads, a number from its power or unit, a dash from the word before it, a Cyrillic
#: word of one letter from the next, and a number that ends an Arabic sentence from the word before.
_HELD = re.compile(
    r"\b([Ff]igures?|[Tt]ables?|[Cc]hapters?|[Ss]ections?) (?=\d|[A-Z]\.\d)"
    r"|\b([Рр]ис\.|[Рр]исун\w+|[Тт]аблиц\w*|[Гг]лав\w+|[Рр]аздел\w*) (?=\d)"
    r"|→ (?=\w)| (?=[–—] )|\b[аАвВиИкКоОсСуУяЯ] (?=\S|$)"
    r"|(?<=[\u0600-\u06ff]) (?=\d+\.(?:\s|$))"
    r"|\d (?=(?:thousand|million|billion|trillion|bcm|TWh|kWh)\b)"
    r"|\b(\d\d?) (?=(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)

#: A list of numbers, each of something.
_COUNTS = re.compile(r"\d+ [a-z]+(?:, \d+ [a-z]+)*")

#: What stands on both sides of a dash between numbers, or of a stroke between Arabic words.
_JOINED = re.compile(r"\d[\d.,]*–\d+(?:[.,]\d+)*|[\u0600-\u06ff]+\\/[\u0600-\u06ff]+")


def markup(text: str) -> str:
    r"""Escape text for Typst markup, so that it prints as it is.

    White space collapses as it does in HTML; a blank line would end the paragraph.

    Examples
    --------
    >>> markup("-5 [a] #b")
    '\\-5 \\[a\\] \\#b'
    >>> markup("1. January")
    '1\\. January'
    >>> markup("wait...")
    'wait.\\.\\.'
    >>> markup("Figure 5, 1 May")
    'Figure\xa05, 1\xa0May'
    >>> markup("in 2014–2019.")
    'in #box[2014–2019];.'
    >>> markup("يوليو/تموز")
    '#box[يوليو\\/تموز];'
    """
    line = _SPECIAL.sub(r"\\\g<0>", held(text))
    line = _JOINED.sub(r"#box[\g<0>];", line)
    return _FULL_STOP.sub(lambda match: match[0][:-1] + r"\.", line)


def held(text: str) -> str:
    r"""Keep what a line does not part together, by spaces that no line breaks at.

    Examples
    --------
    >>> held("2.7 million square kilometres, 3.8 bcm")
    '2.7\xa0million square kilometres, 3.8\xa0bcm'
    >>> held("Table B.2 → Hedge – a story")
    'Table\xa0B.2 →\xa0Hedge\xa0– a story'
    >>> held("к западным соседям и ")
    'к\xa0западным соседям и\xa0'
    >>> held("القاعدة 4.")
    'القاعدة\xa04.'
    >>> held("1 primary, 12 press")
    '1\xa0primary, 12\xa0press'
    """
    line = _SPACE.sub(" ", text)
    if _COUNTS.fullmatch(line):
        return re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", line)
    return _HELD.sub(lambda match: f"{match[0][:-1]}\N{NO-BREAK SPACE}", line)


def string(text: str) -> str:
    r"""Write text as a Typst string literal.

    Examples
    --------
    >>> string('a "b"')
    '"a \\"b\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{escaped}"'


def array_of_strings(texts: list[str] | tuple[str, ...]) -> str:
    """Write texts as a Typst array of strings.

    Examples
    --------
    >>> array_of_strings(["a"])
    '("a",)'
    """
    return "(" + "".join(f"{string(text)}," for text in texts) + ")"


def label(name: str) -> str:
    """Write a Typst label; the function, for names with characters that ``<>`` refuses."""
    return f"label({string(name)})"


def arguments(**values: str | None) -> str:
    """Join named arguments of Typst code, leaving out those that are None.

    Examples
    --------
    >>> arguments(level="1", number=None, to_part="true")
    'level: 1, to-part: true'
    """
    return ", ".join(
        f"{name.replace('_', '-')}: {value}" for name, value in values.items() if value is not None
    )


def linked_address(target: str, words: str) -> str:
    """Write an address that is printed as it is typed, and leads where it says.

    Examples
    --------
    >>> linked_address("https://a.org/%D0%B4", "https://a.org/%D0%B4")
    '#address("https://a.org/%D0%B4", "https://a.org/д");'
    """
    return f"#address({string(target)}, {string(readable(words))});"
