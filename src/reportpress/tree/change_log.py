"""The changes of a report from version to version, which the directive ``changes`` stands for.

``press_changes`` names a function that returns them, the newest first: each has an ``id``, a
``title``, a ``date`` (ISO 8601) and ``parts``, texts by what they tell. The site has them as a feed
too: see html/feed.py. Print has them as a table, with a column for each part.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from reportpress.named_functions import named_function
from reportpress.tree.domain import press_domain
from reportpress.tree.editions import curled
from reportpress.tree.nodes import line_break
from reportpress.tree.site_addresses import way_to_root

FEED = "changes.atom"
"""The feed, at the root of the site."""


class change_list(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of the changes."""


class ChangesDirective(SphinxDirective):
    """Stands for the changes."""

    def run(self) -> list[nodes.Node]:
        """Return the place that the changes take."""
        press_domain(self.env).document(self.env.docname).has_changes = True
        place = change_list()
        self.set_source_info(place)
        return [place]


def changes(app: Sphinx) -> list[dict[str, Any]]:
    """Return the changes that the report tells, the newest first."""
    named = app.config.press_changes
    return list(named_function("press_changes", named)()) if named else []


def page(env: BuildEnvironment) -> str:
    """Name the document that tells the changes; empty if none does."""
    known = press_domain(env).documents
    return next((name for name in sorted(known) if known[name].has_changes), "")


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the changes into their place."""
    for place in list(doctree.findall(change_list)):
        if app.builder.format != "html":
            place.replace_self(_table(app, changes(app)))
            continue
        items = [_item(app, change) for change in changes(app)]
        listed = nodes.definition_list("", *items, classes=["changes"])
        place.replace_self([_feed(app, docname), listed])


def _feed(app: Sphinx, docname: str) -> nodes.Node:
    """Return the link to the feed, which paper has no use for."""
    address = f"{way_to_root(app.builder, docname)}{FEED}"
    link = nodes.reference("", "Feed (Atom)", refuri=address)
    return nodes.paragraph("", "", link)


def _item(app: Sphinx, change: dict[str, Any]) -> nodes.definition_list_item:
    term = nodes.term("", _named(change), ids=[change["id"]])
    entries = [
        nodes.paragraph("", "", nodes.strong("", f"{head}."), nodes.Text(f" {text}"))
        for head, text in (
            (head, curled(app.config, text)) for head, text in change["parts"].items()
        )
    ]
    return nodes.definition_list_item("", term, nodes.definition("", *entries))


def _named(change: dict[str, Any]) -> str:
    date = datetime.date.fromisoformat(change["date"])
    return f"{change['title']}, {date.day} {date:%B %Y}"


def first_word(titles: Sequence[str]) -> str:
    """Return the word with which all titles begin, if there is one: a column need not repeat it.

    Examples
    --------
    >>> first_word(["Data 0.2.1", "Data 0.2.10"]), first_word(["May 1", "June 2"])
    ('Data ', '')
    """
    first = {title[: title.find(" ") + 1] for title in titles}
    return first.pop() if len(first) == 1 else ""


def _table(app: Sphinx, listed: list[dict[str, Any]]) -> nodes.table:
    """Set the changes as rows, with a column for each part that any of them has."""
    parts = list(dict.fromkeys(head for change in listed for head in change["parts"]))
    shared = first_word([change["title"] for change in listed])
    group = nodes.tgroup(cols=len(parts) + 1)
    group += [nodes.colspec(colwidth=1) for _ in range(len(parts) + 1)]
    group += nodes.thead("", _row(["Version", *parts]))
    body = nodes.tbody()
    for change in listed:
        texts = (curled(app.config, change["parts"].get(head, "")) for head in parts)
        day = datetime.date.fromisoformat(change["date"])
        date = f"{day.day} {day:%b %Y}".replace(" ", "\N{NO-BREAK SPACE}")
        title = nodes.Text(change["title"].removeprefix(shared))
        named = nodes.paragraph("", "", title, line_break(), nodes.Text(date))
        version = nodes.entry("", named, ids=[change["id"]])
        body += nodes.row("", version, *_row(texts).children)
    group += body
    return nodes.table("", group)


def _row(texts: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in texts))


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the page of the changes when any of them has changed."""
    has_changed = press_domain(env).has_changed("changes", changes(app))
    return [page(env)] if has_changed and page(env) else []


def setup(app: Sphinx) -> None:
    """Register the setting, the directive and the events."""
    app.add_config_value("press_changes", "", "html", types=[str])
    app.add_node(change_list)
    app.add_directive("changes", ChangesDirective)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", fill, priority=400)
