"""Roles that name a row of a table in the text, link to it, and have the table link back.

``press_mentions`` in the configuration names each role, the table whose rows it names, and the
function that gives its words: ``{station: {table: stations, words: "module:function"}}``. The
function takes the key and returns an object with ``text``, ``title`` and ``kind``; the words of a
``ValueError`` go to the author. A mention of a kind in the list ``marked`` stands out in its
paragraph. Links to the chapters that mention a row take the place of the role ``cited-in``.
A box that tells of rows mentions them as well: see tree/row_boxes.py.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from reportpress.named_functions import named_function
from reportpress.tree.domain import press_domain, reading_order
from reportpress.tree.nodes import row_backlinks, row_link

logger = logging.getLogger(__name__)


def words_of(reference: str, key: str) -> Any:
    """Return the words of a row, from the function that the settings of its role name.

    Raises
    ------
    ValueError
        If there is no such row; the function's own words.
    """
    return named_function("press_mentions", reference)(key)


class RowLinkRole(SphinxRole):
    """Names a row of a table by its key; `words` is the function that gives its words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node of the mention; its link is made when all chapters are read."""
        key = self.text.strip()
        try:
            words = words_of(self._words, key)
        except ValueError as error:
            warn(str(error), self.get_location())
            return [nodes.Text(key)], []
        node = row_link("", words.text, role=self.name, key=key, title=words.title, kind=words.kind)
        self.set_source_info(node)
        node["ids"] += first_mention(self.env, self.name, key)
        return [node], []


class RowBacklinksRole(SphinxRole):
    """Stands for the links to the chapters that mention a row, as ``station A01``.

    Where the book has one role for mentions, the key is enough.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node that the links replace."""
        role, _, key = self.text.strip().rpartition(" ")
        role = role or next(iter(self.config.press_mentions), "")
        node = row_backlinks(role=role, key=key)
        self.set_source_info(node)
        return [node], []


def first_mention(env: BuildEnvironment, role: str, key: str) -> list[str]:
    """Return the anchor that the table links back to; none if the chapter has one already."""
    anchors = press_domain(env).document(env.docname).mentions.setdefault(role, {})
    if key in anchors:
        return []
    anchors[key] = f"{role}-{key}-here".lower()
    return [anchors[key]]


def warn(message: str, location: Any) -> None:
    """Tell the author in one line; the build ends there."""
    logger.warning("%s", message, location=location, type="press", subtype="mention")


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link every mention to its row, and every row to its mentions."""
    for node in list(doctree.findall(row_link)):
        node.replace_self(_link(app, docname, node))
    for place in list(doctree.findall(row_backlinks)):
        place.replace_self(_backlinks(app, docname, place))


def _link(app: Sphinx, docname: str, node: row_link) -> nodes.Node:
    settings = app.config.press_mentions[node["role"]]
    table, is_marked = settings["table"], node["kind"] in settings.get("marked", ())
    for chapter, document in sorted(press_domain(app.env).documents.items()):
        anchor = document.rows.get(table, {}).get(node["key"])
        if anchor is not None:
            words = nodes.Text(node.astext())
            link = make_refnode(app.builder, docname, chapter, anchor, words, node["title"])
            link["classes"] += ["mention", "mention-marked"] if is_marked else ["mention"]
            link["ids"] = list(node["ids"])
            return link
    row = f"the role '{node['role']}' names the row {node['key']!r}"
    warn(f"{row}, which no table {table!r} of the book has", node)
    return nodes.inline("", node.astext())


def _backlinks(app: Sphinx, docname: str, node: row_backlinks) -> list[nodes.Node]:
    """Return links to the chapters that mention a row, in the order of the book."""
    env, links = app.env, list[nodes.Node]()
    for chapter in reading_order(env):
        mentions = press_domain(env).documents[chapter].mentions
        anchor = mentions.get(node["role"], {}).get(node["key"])
        if anchor is None or chapter == docname:
            continue
        if links:
            links.append(nodes.Text("; "))
        words = nodes.Text(env.titles[chapter].astext())
        link = make_refnode(app.builder, docname, chapter, anchor, words)
        link["page_of"] = "chapter"  # print names the chapter by its number, and the page
        links.append(link)
    return links


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001 - the event's signature
    """Name the chapters with rows when other rows are mentioned than in the last build."""
    domain = press_domain(env)
    keys = [
        (name, role, sorted(anchors))
        for name, document in sorted(domain.documents.items())
        for role, anchors in sorted(document.mentions.items())
    ]
    has_changed = domain.has_changed("mentions", keys)
    return sorted(name for name, d in domain.documents.items() if d.rows) if has_changed else []


def add_roles(app: Sphinx, config: Config) -> None:
    """Register the roles that the configuration names, once their settings say enough."""
    for name, settings in config.press_mentions.items():
        for needed in ("table", "words"):
            if not settings.get(needed):
                raise ConfigError(f"_config.yml: press_mentions: {name}: {needed!r} is missing")
        app.add_role(name, RowLinkRole(settings["words"]))
    app.add_role("cited-in", RowBacklinksRole())


def setup(app: Sphinx) -> None:
    """Register the configuration value, the nodes and the events."""
    app.add_config_value("press_mentions", {}, "env", types=[dict])
    app.add_node(row_link)
    app.add_node(row_backlinks)
    app.connect("config-inited", add_roles)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", resolve)
