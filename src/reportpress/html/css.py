"""One style sheet for the site: what its pages use of the theme's sheets, and the press's own."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tinycss2
from tinycss2 import ast

OWN = (
    "tokens",
    "frame",
    "text",
    "opening",
    "references",
    "code",
    "exhibits",
    "exhibit-page",
    "charts",
    "live",
    "tables",
    "boxes",
    "icons",
    "search",
    "noscript",
    "print",
)
"""The press's own sheets, below ``static/style``."""

SHEETS = (
    "basic.css",
    "pygments.css",
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "sphinx-design.min.css",
    *(f"style/{name}.css" for name in OWN),
    "chart-colours.css",
)
"""The sheets below the static folder, in the order in which the theme links them."""

NESTED = ("media", "supports", "container")
"""At-rules that hold rules."""

MARKUP = re.compile(r"<([a-z][a-z0-9-]*)|(?:class|id)=\"([^\"]*)\"")
URL = re.compile(r"url\(\"?([^\"):?#]+)")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
ALWAYS = frozenset({"html", "body", "*"})


class Rule(NamedTuple):
    """One rule of a sheet, as far as the choice needs it; as JSON, it is a list of its parts.

    `around` has the heads of the at-rules around it, such as ``@media print``; `selectors` each
    selector with the names of classes, ids and elements that it needs; `body` what the braces
    hold. A rule without selectors is kept as it is.
    """

    around: list[str]
    selectors: list[tuple[str, list[str]]]
    body: str


def rules(text: str, around: Iterable[str] = ()) -> Iterator[Rule]:
    """Take a style sheet apart.

    Examples
    --------
    >>> (rule,) = rules("a.b > #c { color: red }")
    >>> rule.selectors
    [('a.b>#c', ['#c', '.b', 'a'])]
    """
    for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        yield from _rules(node, [*around])


def _rules(node: ast.Node, around: list[str]) -> Iterator[Rule]:
    if isinstance(node, ast.QualifiedRule):
        yield Rule(around, list(_selectors(node.prelude)), _squeezed(node.content))
    elif isinstance(node, ast.AtRule) and node.lower_at_keyword in NESTED:
        head = f"@{node.at_keyword} {_squeezed(node.prelude)}"
        for inner in tinycss2.parse_rule_list(node.content, True, True):
            yield from _rules(inner, [*around, head])
    elif isinstance(node, ast.AtRule) and node.lower_at_keyword not in ("charset", "import"):
        content = f"{{{_squeezed(node.content)}}}" if node.content is not None else ";"
        yield Rule(around, [], f"@{node.at_keyword} {_squeezed(node.prelude)}{content}")


def _squeezed(tokens: list[ast.Node]) -> str:
    text = tinycss2.serialize([token for token in tokens if not isinstance(token, ast.Comment)])
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def _selectors(tokens: list[ast.Node]) -> Iterator[tuple[str, list[str]]]:
    part: list[ast.Node] = []
    for node in [*tokens, None]:
        if node is None or node == ",":
            yield _squeezed(part), sorted(set(_needs(part)))
            part = []
        else:
            part.append(node)


def _needs(tokens: list[ast.Node]) -> Iterator[str]:
    before = None
    for token in tokens:
        if isinstance(token, ast.HashToken):
            yield f"#{token.value}"
        elif isinstance(token, ast.IdentToken) and before == ".":
            yield f".{token.value}"
        elif isinstance(token, ast.IdentToken) and before != ":":
            yield token.value.lower()
        before = token.value if isinstance(token, ast.LiteralToken) else None


def used(pages: Iterable[str], scripts: Iterable[str]) -> frozenset[str]:
    """Name the classes, ids and elements that pages hold or that scripts may add.

    Examples
    --------
    >>> sorted(used(['<p class="a b" id="c">'], ["x.classList.add('d')"]) & {"p", ".a", "#c", ".d"})
    ['#c', '.a', '.d', 'p']
    """
    all_names = set(ALWAYS).union(*map(_of_page, pages))
    for script in scripts:
        words = set(WORD.findall(script))
        all_names |= words | {f".{word}" for word in words} | {f"#{word}" for word in words}
    return frozenset(all_names)


# In the preview, all pages but one are those of the last build.
@lru_cache(maxsize=256)
def _of_page(page: str) -> frozenset[str]:
    all_names: set[str] = set()
    for element, names in MARKUP.findall(page):
        all_names.add(element)
        for name in names.split():
            all_names |= {f".{name}", f"#{name}"}
    return frozenset(all_names)


class Sheets:
    """The style sheets of the site, kept in a folder apart from it.

    A build that writes no page brings none of them again, and to take the theme's sheet apart
    takes a second. `patterns` names them below the static folder, in the order in which they apply.
    """

    def __init__(self, folder: Path, patterns: list[str]) -> None:
        self._folder = folder
        self._patterns = patterns

    def gather(self, static: Path) -> None:
        """Take the sheets out of the site's static folder."""
        for pattern in self._patterns:
            paths = sorted(static.glob(pattern))
            folder = self._folder / Path(pattern).parent
            folder.mkdir(parents=True, exist_ok=True)
            if paths:
                for old in self._folder.glob(pattern):
                    old.unlink()
            for path in paths:
                shutil.move(path, folder / path.name)

    def rules(self, static: Path) -> list[Rule]:
        """Return the rules of all sheets, but those that load what is not in the static folder."""
        every: list[Rule] = []
        own = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
        for pattern in self._patterns:
            for path in sorted(self._folder.glob(pattern)):
                text = path.read_text(encoding="utf-8")
                name = hashlib.sha256(f"{own}{text}".encode()).hexdigest()[:24]
                every += self._parsed(self._folder / f"{name}.json", text)
        return [rule for rule in every if _is_there(rule, static)]

    def _parsed(self, store: Path, text: str) -> list[Rule]:
        if not store.exists():
            store.write_text(json.dumps(list(rules(text))), encoding="utf-8")
        return [Rule(*entry) for entry in json.loads(store.read_text(encoding="utf-8"))]


def _is_there(rule: Rule, folder: Path) -> bool:
    """Tell whether what a rule loads is there, seen from the one sheet: icon fonts are not."""
    files = [] if rule.selectors else URL.findall(rule.body)
    return all((folder / name).exists() for name in files)
