"""Roles that name a row of a table in the text, link to it, and tell the table where they stand.

``press_mentions`` in the configuration names each role, the table whose rows it names, and the
function that gives its words: ``{claim: {table: claims, words: "package.module:function"}}``. The
function takes the key and returns an object with ``text``, ``title`` and ``kind``; a ``ValueError``
is told to the author. Links to the chapters that mention a row take the place of the role
``cited-in``.
"""

from __future__ import annotations

import pkgutil
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from reportpress.tree.nodes import mention, mentioned_in
from reportpress.tree.tables import shelf

logger = logging.getLogger(__name__)


class MentionRole(SphinxRole):
    """Names a row of a table by its key.

    Parameters
    ----------
    words : str
        The function that gives the words, as ``module:function``.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node of the mention; its link is made when all chapters are read."""
        key = self.text.strip()
        try:
            words = pkgutil.resolve_name(self._words)(key)
        except ValueError as error:
            location = self.get_location()
            logger.warning("%s", error, location=location, type="press", subtype="mention")
            return [nodes.Text(key)], []
        node = mention("", words.text, role=self.name, key=key, title=words.title, shape=words.kind)
        self.set_source_info(node)
        places = _places(self.env).setdefault(self.env.docname, {}).setdefault(self.name, {})
        if key not in places:
            places[key] = f"{self.name}-{key}-here".lower()
            node["ids"].append(places[key])
        return [node], []


class MentionedInRole(SphinxRole):
    """Stands for the links to the chapters that mention a row, as ``claim A01``.

    Where the book has one role for mentions, the key is enough.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node that the links replace."""
        role, _, key = self.text.strip().rpartition(" ")
        role = role or next(iter(self.config.press_mentions), "")
        node = mentioned_in(role=role, key=key)
        self.set_source_info(node)
        return [node], []


def _places(env: BuildEnvironment) -> dict[str, dict[str, dict[str, str]]]:
    """Return the first mention of each row by document, role and key."""
    kept: dict[str, dict[str, dict[str, str]]] = getattr(env, "press_places", {})
    env.press_places = kept  # type: ignore[attr-defined]
    return kept


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link every mention to its row, and every row to its mentions."""
    env = app.env
    for node in list(doctree.findall(mention)):
        table = app.config.press_mentions[node["role"]]["table"]
        homes = [name for name, tables in sorted(shelf(env).items()) if table in tables]
        row = shelf(env)[homes[0]][table].get(node["key"]) if homes else None
        if row is None:
            logger.warning(
                "the role '%s' names the row %r, which no table %r of the book has",
                node["role"],
                node["key"],
                table,
                location=node,
                type="press",
                subtype="mention",
            )
            node.replace_self(nodes.inline("", node.astext()))
            continue
        link = make_refnode(
            app.builder, docname, homes[0], row, nodes.Text(node.astext()), node["title"]
        )
        link["classes"] += ["mention", f"mention-{node['shape']}"]
        link["ids"] = list(node["ids"])
        node.replace_self(link)
    for empty in list(doctree.findall(mentioned_in)):
        empty.replace_self(_links(app, docname, empty))


def _links(app: Sphinx, docname: str, node: mentioned_in) -> list[nodes.Node]:
    """Return links to the chapters that mention a row, in the order of the book."""
    env = app.env
    links: list[nodes.Node] = []
    order = list(env.toctree_includes.get(app.config.root_doc, ()))
    chapters = [app.config.root_doc, *order]
    for chapter in sorted(_places(env), key=lambda name: _place(chapters, name)):
        anchor = _places(env)[chapter].get(node["role"], {}).get(node["key"])
        if anchor is None or chapter == docname:
            continue
        if links:
            links.append(nodes.Text(", "))
        words = nodes.Text(env.titles[chapter].astext())
        links.append(make_refnode(app.builder, docname, chapter, anchor, words))
    return links


def _place(chapters: list[str], name: str) -> tuple[int, str]:
    return chapters.index(name) if name in chapters else len(chapters), name


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001 - the event's signature
    """Name the chapters whose links to mentions must be written again."""
    now = {
        docname: {role: sorted(keys) for role, keys in roles.items()}
        for docname, roles in _places(env).items()
    }
    before = getattr(env, "press_places_written", None)
    env.press_places_written = now  # type: ignore[attr-defined]
    if now == before:
        return []
    return sorted(name for name in shelf(env) if name in env.found_docs)


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:  # noqa: ARG001
    """Forget the mentions of a chapter that is read again."""
    _places(env).pop(docname, None)


def add_roles(app: Sphinx, config: Any) -> None:
    """Register the roles that the configuration names."""
    for name, given in config.press_mentions.items():
        app.add_role(name, MentionRole(given["words"]))
    app.add_role("cited-in", MentionedInRole())


def setup(app: Sphinx) -> None:
    """Register the configuration value, the nodes and the events."""
    app.add_config_value("press_mentions", {}, "env", types=[dict])
    app.add_node(mention)
    app.add_node(mentioned_in)
    app.connect("config-inited", add_roles)
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", resolve)
