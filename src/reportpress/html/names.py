"""The names of pages: of the first, and of each above the sheets that it is printed on."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TAG = re.compile(r"<[^>]+>")
ESCAPED = re.compile(r'["\\<&\n]')
"""What ends a string of CSS, or the element around it."""


def name(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Give a page's templates the names of the first page and of the page itself.

    The first page is titled as the report; the contents may have another name for it, which then is
    the one in the ways to it too.
    """
    report, root = app.config.project, app.config.root_doc
    own = app.config.typst_root_title
    context["root_title"] = own or context["root_title"]
    context["press_root_title"] = ": ".join(filter(None, (own, report)))
    # The menu's own words for a page also spare its neighbours the letters of another script.
    pages = getattr(app.env, "external_site_map", {}).items()
    called = {document: entry.title for document, entry in pages if entry.title}
    called |= {root: own} if own else {}
    ways = {app.builder.get_relative_uri(pagename, page): words for page, words in called.items()}
    for way in ("prev", "next"):
        turn = context.get(way)
        if turn and turn["link"] in ways:
            context[way] = {**turn, "title": ways[turn["link"]]}
    title = own if own and pagename == root else context.get("title", "")
    context["press_heads"] = heads(report, title)


def heads(report: str, title: str) -> str:
    r"""Return the rules that set report and page above each printed sheet; the title is markup.

    Examples
    --------
    >>> heads("Rain", '<i class="section-number">2. </i>Wet &amp; dry')
    '@page{@top-left{content:"Rain"}@top-right{content:"2. Wet \\26  dry"}}'
    """
    left, right = (_quoted(text) for text in (report, unescape(TAG.sub("", title))))
    return f"@page{{@top-left{{content:{left}}}@top-right{{content:{right}}}}}"


def _quoted(text: str) -> str:
    escaped = ESCAPED.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
