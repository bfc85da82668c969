"""Characters that no font of the book has: told with chapter and line, before the compiler."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.contract import FONTS
from reportpress.tree.faults import tell
from reportpress.tree.nodes import chart_graphic
from reportpress.typst.errors import complain

#: Categories of characters that print nothing of their own, or are set with the one before.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
_SVG_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
_MENU_SIGN, _ARROW = "\N{TRIANGULAR BULLET}", "\N{RIGHTWARDS ARROW}"


@cache
def printable() -> frozenset[int]:
    """Return the code points that at least one committed font has.

    Examples
    --------
    >>> [ord(letter) in printable() for letter in "aЖқ哈"]
    [True, True, True, False]
    """
    return frozenset(code for font in FONTS.glob("ttf/*.ttf") for code in _codes(font.read_bytes()))


def _codes(font: bytes) -> Iterator[int]:
    """Yield the code points of a font's character map, in the formats 4 and 12 of OpenType."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    for place in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * place)[0]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 12:
            groups = struct.unpack_from(">I", font, at + 12)[0]
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
                yield from range(first, last + 1)
        elif form == 4:
            half = struct.unpack_from(">H", font, at + 6)[0] // 2
            ends = struct.unpack_from(f">{half}H", font, at + 14)
            firsts = struct.unpack_from(f">{half}H", font, at + 16 + 2 * half)
            for first, last in zip(firsts, ends, strict=True):
                yield from range(first, min(last, 0xFFFE) + 1)


def missing(text: str) -> str | None:
    """Return the first character of a text that cannot be printed, if there is one.

    Examples
    --------
    >>> missing("Қазақстан"), missing("10⁻³")
    (None, '⁻')
    """
    for char in text:
        if ord(char) not in printable() and unicodedata.category(char) not in _UNSEEN:
            return char
    return None


def instead(char: str) -> str:
    """Say what to write in place of a character.

    Examples
    --------
    >>> instead("⁻")
    'write {sup}`−`'
    """
    kind, _, _ = unicodedata.decomposition(char).partition(" ")
    if kind in {"<super>", "<sub>"}:
        return f"write {{{kind[1:-1][:3]}}}`{unicodedata.normalize('NFKC', char)}`"
    is_letter = unicodedata.category(char).startswith("L")
    return "write it in Latin letters" if is_letter else "say it in words"


def refuse(app: Sphinx, doctree: nodes.document) -> None:
    """Tell of each such character in the texts of a chapter that was read, once."""
    for char, text in _found(doctree).items():
        tell(app.env, app.env.docname, text, words_for(char))


def check(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Stop at what is known only when a chapter is about to be printed: charts, values, titles.

    Raises
    ------
    TypstEditionError
        With chapter, line and character.
    """
    if app.builder.format != "typst":
        return
    for text in list(doctree.findall(nodes.Text)):
        if is_menu(text):
            text.parent.replace(text, nodes.Text(text.astext().replace(_MENU_SIGN, _ARROW)))
    for char, text in _found(doctree).items():
        complain(app.env, docname, text, words_for(char))
    for graphic in doctree.findall(chart_graphic):
        words = unescape("".join(_SVG_TEXT.findall(graphic["svg"]["print"])))
        if unknown := missing(words):
            problem = f"figure {graphic['figure_id']!r}: {words_for(unknown)}"
            complain(app.env, docname, graphic, problem)


def words_for(char: str) -> str:
    """Say what is wrong with a character, and what to write instead.

    Examples
    --------
    >>> words_for("哈")
    "no font of the book has '哈' (cjk unified ideograph-54c8); write it in Latin letters"
    """
    name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
    return f"no font of the book has {char!r} ({name}); {instead(char)}"


def _found(doctree: nodes.document) -> dict[str, nodes.Text]:
    """Return the characters without a font, each with the first text that has it."""
    found: dict[str, nodes.Text] = {}
    for text in doctree.findall(nodes.Text):
        char = missing(text.astext())
        if char and char not in found and not is_menu(text) and not is_source(text):
            found[char] = text
    return found


def is_menu(text: nodes.Text) -> bool:
    """Tell whether a text is a path through menus, whose signs Sphinx has put in."""
    holder = text.parent
    return isinstance(holder, nodes.Element) and "menuselection" in holder["classes"]


def is_source(node: nodes.Node) -> bool:
    """Tell whether a node is in the code of a notebook, a comment or for another edition."""
    holder: nodes.Node | None = node
    while holder is not None:
        if isinstance(holder, nodes.raw | nodes.comment | nodes.system_message):
            return True
        if isinstance(holder, nodes.container) and holder.get("nb_element") == "cell_code_source":
            return True
        holder = holder.parent
    return False


def setup(app: Sphinx) -> None:
    """Look at a chapter that was read, and again once its charts have their pictures."""
    app.connect("doctree-read", refuse)
    app.connect("doctree-resolved", check, priority=950)
