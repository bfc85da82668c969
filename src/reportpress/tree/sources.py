"""What stands below a figure or table: its sources, and a note."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

from reportpress.contract import Bundle, Source

MAX_SOURCES = 14
MAIN_PUBLISHERS = 4


def source_and_note(bundle: Bundle) -> list[nodes.paragraph]:
    """Return the source line of an exhibit and, where there is one, its note."""
    source = nodes.paragraph("", "", *source_line(bundle["sources"]), classes=["exhibit-source"])
    if not bundle["note"]:
        return [source]
    return [source, nodes.paragraph("", f"Note: {bundle['note']}", classes=["exhibit-note"])]


def source_line(sources: list[Source]) -> list[nodes.Node]:
    """Return the words of the source line: every source linked, or the main publishers of many."""
    if len(sources) > MAX_SOURCES:
        tally = Counter(source["publisher"] for source in sources)
        main = sorted(tally, key=lambda name: (-tally[name], name))[:MAIN_PUBLISHERS]
        words = f"Sources: {len(sources)} pages, among them of {', '.join(main)}; "
        return [nodes.Text(f"{words}each row of the data names its own.")]
    line: list[nodes.Node] = [nodes.Text("Sources: " if len(sources) > 1 else "Source: ")]
    for position, source in enumerate(sources):
        if position:
            line.append(nodes.Text("; "))
        text, address, title = source["text"], source["address"], source["title"]
        link = nodes.reference("", text, refuri=address, reftitle=title)
        line.append(link if address else nodes.Text(text))
    return [*line, nodes.Text(".")]
