"""Formulas as Typst's mathematics, from the same MathML that the website shows."""

from __future__ import annotations

from xml.etree import ElementTree

from reportpress.tree.formulas import kind_of, parsed
from reportpress.typst.text import string

#: Functions of Typst by element, with the names of their arguments; those without one go by place.
_CALLS = {
    "mfrac": ("frac", ("", "")),
    "msqrt": ("sqrt", ("",)),
    "msub": ("attach", ("", "b: ")),
    "msup": ("attach", ("", "t: ")),
    "msubsup": ("attach", ("", "b: ", "t: ")),
}


def mathematics(latex: str) -> str:
    r"""Write the inside of a formula; signs stay signs, so that Typst spaces them.

    Examples
    --------
    >>> mathematics(r"\kappa = \frac{1}{2}")
    'class("normal", #emph[κ]) \\= frac("1", "2")'
    >>> mathematics(r"1 / H")
    '"1" class("binary", \\/) class("normal", #emph[H])'
    """
    return _written(parsed(latex))


def formula(latex: str, *, block: bool = False) -> str:
    """Write a call of the design for a formula; a voice reads its LaTeX.

    Examples
    --------
    >>> formula("a")
    '#formula("a", $class("normal", #emph[a])$);'
    """
    inner = f"$ {mathematics(latex)} $" if block else f"${mathematics(latex)}$"
    return f"#formula({string(latex)}, {inner});"


def _written(element: ElementTree.Element) -> str:
    kind, text = kind_of(element), element.text or ""
    if text == "/":  # with the same space on both sides, beside words and brackets too
        return 'class("binary", \\/)'
    if kind == "mo":
        return f"\\{text}" if text.isascii() else text
    if kind in {"mn", "mtext"}:
        return string(text.replace("\N{NO-BREAK SPACE}", " "))
    if kind == "mi":
        return f'class("normal", #emph[{text}])' if len(text) == 1 else string(text)
    parts = [_written(child) for child in element]
    if kind not in _CALLS:
        return " ".join(parts)
    name, labels = _CALLS[kind]
    if kind == "msqrt":  # its parts are one
        parts = [" ".join(parts)]
    return f"{name}({', '.join(map(str.__add__, labels, parts))})"
