"""The changes of a report as a feed that readers subscribe to: Atom, RFC 4287.

Its identifiers follow from names alone, so that they stay when the site gets an address. Dates are
those that the report gives, never the clock's.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sphinx.application import Sphinx

from reportpress.tree.change_log import FEED, changes, page
from reportpress.tree.site_addresses import full_address

NAMESPACE = "http://www.w3.org/2005/Atom"


def write(app: Sphinx, out: Path) -> None:
    """Write the feed where the report tells its changes, and remove it where it does not."""
    entries, docname = changes(app), page(app.env)
    path = out / FEED
    if entries and docname:
        path.write_bytes(feed(app, entries, app.builder.get_target_uri(docname)))
    else:
        path.unlink(missing_ok=True)


def feed(app: Sphinx, entries: list[dict[str, Any]], place: str) -> bytes:
    """Return the feed of changes, which the page at that place of the site tells."""
    config = app.config
    page_address = full_address(config, place)
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": config.language})
    _add(root, "id", _urn(config.project))
    _add(root, "title", f"{config.project}: {app.env.titles[page(app.env)].astext()}")
    _add(root, "updated", _moment(max(change["date"] for change in entries)))
    _add(_add(root, "author"), "name", config.author)
    _add(root, "link", rel="self", type="application/atom+xml", href=full_address(config, FEED))
    _add(root, "link", rel="alternate", type="text/html", href=page_address)
    if config.press_licence:
        _add(root, "rights", config.press_licence)
    for change in entries:
        entry = _add(root, "entry")
        _add(entry, "id", _urn(f"{config.project}/{change['id']}"))
        _add(entry, "title", change["title"])
        _add(entry, "updated", _moment(change["date"]))
        address = f"{page_address}#{change['id']}"
        _add(entry, "link", rel="alternate", type="text/html", href=address)
        parts = (f"{head}. {text}" for head, text in change["parts"].items())
        _add(entry, "content", "\n\n".join(parts), type="text")
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text
    return element


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"
