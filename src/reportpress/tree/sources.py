"""The source line below a figure or table."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

MAX_SOURCES = 14
MAIN_PUBLISHERS = 4


def source_line(entries: list[dict[str, str]], name: str) -> nodes.paragraph:
    """Return the source line: every entry linked, or the main publishers of very many.

    Parameters
    ----------
    entries : list of dict
        As :class:`reportpress.contract.Source` describes them.
    name : str
        Class of the paragraph.
    """
    line = nodes.paragraph(classes=[name])
    if len(entries) > MAX_SOURCES:
        tally = Counter(entry["publisher"] for entry in entries)
        main = sorted(tally, key=lambda name: (-tally[name], name))[:MAIN_PUBLISHERS]
        line += nodes.Text(
            f"Sources: {len(entries)} pages, among them of {', '.join(main)}; "
            "each row of the data names its own."
        )
        return line
    line += nodes.Text("Sources: " if len(entries) > 1 else "Source: ")
    for position, entry in enumerate(entries):
        if position:
            line += nodes.Text("; ")
        text, address = entry["text"], entry["address"]
        if address:
            line += nodes.reference("", text, refuri=address, reftitle=entry["title"])
        else:
            line += nodes.Text(text)
    line += nodes.Text(".")
    return line
