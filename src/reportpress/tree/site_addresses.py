"""Addresses of the website: its folders, the way to its root, and those for readers elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

DOWNLOADS = "figures"
"""Folder of the site that holds the files of every exhibit."""

EXHIBIT_PAGES = "exhibits"
"""Folder of the site that holds a page, a card and a picture of every exhibit."""


def way_to_root(builder: Builder, docname: str) -> str:
    """Return the way from a page to the root of the site, which goes before a path within it.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> builder = SimpleNamespace(get_relative_uri=lambda here, there: "../index.html")
    >>> way_to_root(builder, "chapters/rain")
    '../'
    """
    return builder.get_relative_uri(docname, "index").removesuffix("index.html")


def full_address(config: Config, path: str) -> str:
    """Return the address of a file of the site, by its path from the root.

    That is a full one where ``html_baseurl`` gives the site an address, and else the path.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> full_address(SimpleNamespace(html_baseurl="https://a.org/book/"), "rain.html")
    'https://a.org/book/rain.html'
    >>> full_address(SimpleNamespace(html_baseurl=""), "rain.html")
    'rain.html'
    """
    base = config.html_baseurl.rstrip("/")
    return f"{base}/{path}" if base else path
