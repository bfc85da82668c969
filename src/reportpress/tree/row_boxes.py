"""Boxes that tell of rows of a table: what each says, and what the report holds of it.

A role of ``press_mentions`` has a box where its settings name one:

- ``box``: the directive, whose body has the keys of the rows, with blanks or commas between;
- ``box_title``: the heading of the box;
- ``badges``: the form of the badge by kind of the row, one of `BADGES`; the first without. A column
  of a table may have them as well: see `reportpress.contract.Column`.

The role's function then gives ``by``, whose words the row has, ``label``, the kind in words, and
``correction``, which may be empty, beside ``title``; where it gives ``sources``, keys of the
bibliography, the entry cites them. Each entry links to its row, and the role ``cited-in`` links
back to the box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

from reportpress.tree.citations import cite
from reportpress.tree.nodes import row_badge, row_box, row_box_entry, row_link
from reportpress.tree.row_links import first_mention, warn, words_of

BADGES = ("plain", "dotted", "dashed", "outline", "soft", "solid")
"""Forms of a badge, the lightest first; they differ without colour."""


def badge(settings: dict[str, Any], kind: str, label: str) -> row_badge:
    """Make the badge of a row of that kind, in the form that the settings of a role give it."""
    return row_badge("", label, look=settings.get("badges", {}).get(kind, BADGES[0]))


class RowBoxDirective(SphinxDirective):
    """Sets a box; the subclass that `box_of` makes knows the role whose rows it tells of."""

    has_content = True
    role: str
    settings: dict[str, Any]

    def run(self) -> list[nodes.Node]:
        """Return the box; what it cannot tell of is told to the author."""
        box, seen = row_box(heading=self.settings["box_title"]), set[str]()
        for key, line in self._keys():
            if key in seen:
                self._warn(f"{self.name} names {key!r} twice", line)
            else:
                box += self._entry(key, line)
            seen.add(key)
        if not seen:
            self._warn(f"{self.name} names nothing", self.lineno)
        box["ids"] = [f"{self.name}-{self.env.new_serialno(self.name)}"]
        return [box]

    def _keys(self) -> Iterator[tuple[str, int]]:
        """Yield the keys in the body, each with its line."""
        first = self.lineno + self.content_offset + 1  # MyST counts the body from the directive
        for line, words in enumerate(self.content, start=first):
            for key in re.findall(r"[^\s,]+", words):
                yield key, line

    def _entry(self, key: str, line: int) -> list[nodes.Node]:
        """Write one entry: the words of the row, then its kind and its correction."""
        try:
            words = words_of(self.settings["words"], key)
        except ValueError as error:
            self._warn(str(error), line)
            return []
        link = row_link("", key, role=self.role, key=key, title="", kind="")
        link.source, link.line = self.env.doc2path(self.env.docname), line
        said = nodes.paragraph("", "", nodes.strong("", f"{words.by}:"), classes=["row-box-said"])
        said += [nodes.Text(f" {words.title} "), link]
        held = nodes.paragraph("", "", badge(self.settings, words.kind, words.label))
        held["classes"].append("row-box-held")
        if words.correction:
            held += nodes.Text(f" {words.correction}")
        held += cite(self.env, getattr(words, "sources", ()))
        entry = row_box_entry("", said, held)
        entry["ids"] += first_mention(self.env, self.role, key)
        return [entry]

    def _warn(self, message: str, line: int) -> None:
        warn(message, (self.env.docname, line))


def box_of(role: str, settings: dict[str, Any]) -> type[Directive]:
    """Make the directive of a role's boxes."""
    return type("RoleBoxDirective", (RowBoxDirective,), {"role": role, "settings": settings})


def add_boxes(app: Sphinx, config: Config) -> None:
    """Register the directives that the configuration names, once their settings make sense."""
    for role, settings in config.press_mentions.items():
        if "box" not in settings:
            continue
        where = f"press_mentions: {role}"
        if not settings.get("box_title"):
            raise ConfigError(f"{where}: a box needs a box_title")
        for kind, look in settings.get("badges", {}).items():
            if look not in BADGES:
                raise ConfigError(f"{where}: {look!r} is no form of a badge ({kind}): {BADGES}")
        app.add_directive(settings["box"], box_of(role, settings))


def setup(app: Sphinx) -> None:
    """Register the directives; the nodes are registered with how HTML writes them."""
    app.connect("config-inited", add_boxes)
