"""The numbers of sources in the list of references, and links to them as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from docutils import nodes
from pybtex.database import Entry
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

STYLE = "super"
"""sphinxcontrib-bibtex's name for raised numbers."""


class Cited(NamedTuple):
    """An entry of the list: its number, and where it stands."""

    number: int
    docname: str
    anchor: str


def numbers(env: BuildEnvironment) -> dict[str, Cited]:
    """Return the number of every cited source by its key; none where citations are no numbers."""
    domain: Any = env.domains.get("cite")
    if domain is None or env.config.bibtex_reference_style != STYLE:
        return {}
    return {
        entry.key: Cited(
            int(entry.formatted_entry.label), entry.bibliography_key.docname, entry.citation_id
        )
        for entry in domain.citations
        if entry.formatted_entry.label.isdigit()
    }


def entries(env: BuildEnvironment) -> dict[str, Entry]:
    """Return the entries of the bibliography files by key; none without bibtex."""
    domain: Any = env.domains.get("cite")
    return {} if domain is None else dict(domain.bibdata.data.entries)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Join three numbers or more that follow each other; return first and last of each run.

    Examples
    --------
    >>> runs([49, 12, 47, 48, 12, 20, 21])
    [(12, 12), (20, 20), (21, 21), (47, 49)]
    """
    joined: list[list[int]] = []
    for number in sorted(set(numbers)):
        if joined and number == joined[-1][-1] + 1:
            joined[-1].append(number)
        else:
            joined.append([number])
    pairs = ([(r[0], r[-1])] if len(r) > 2 else [(n, n) for n in r] for r in joined)
    return [pair for found in pairs for pair in found]


def links(
    builder: Builder, docname: str, cited: Iterable[Cited], between: str = ", "
) -> list[nodes.Node]:
    """Return the numbers of some sources, each a link to its entry, a run one to its first."""
    by_number = {entry.number: entry for entry in cited}
    line: list[nodes.Node] = []
    for first, last in runs(by_number):
        entry = by_number[first]
        words = nodes.Text(str(first) if first == last else f"{first}–{last}")
        link = make_refnode(builder, docname, entry.docname, entry.anchor, words)
        link["classes"].append("cited")
        line += [nodes.Text(between), link] if line else [link]
    return line


def raised(
    builder: Builder, docname: str, cited: Iterable[Cited], between: str = ",\N{NO-BREAK SPACE}"
) -> nodes.superscript:
    """Return the numbers of some sources as they stand in a text."""
    return nodes.superscript("", "", *links(builder, docname, cited, between))


def listed(builder: Builder, docname: str, cited: Iterable[Cited]) -> nodes.inline:
    """Return the numbers of some sources where there is no text for them to be raised above."""
    return nodes.inline("", "", *links(builder, docname, cited))
