"""What the numbered list of references says above its first entry of all of them.

The days of access, which no entry repeats, and how addresses are given.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from reportpress.tree.addresses import CUT, LONGEST, is_cut
from reportpress.tree.reference_style import day_in_words
from reportpress.tree.source_numbers import entries, numbers


class IntroduceReferences(SphinxPostTransform):
    """Puts a paragraph above the list."""

    default_priority = 8  # once bibtex has filled the list

    def run(self, **_: Any) -> None:
        """Put it above the first entry, if there is something to say."""
        known = numbers(self.env)
        anchors = {cited.anchor for cited in known.values()}
        first = next(
            (one for one in self.document.findall(nodes.citation) if anchors & {*one["ids"]}), None
        )
        if first is None:
            return
        every = entries(self.env)
        fields = [every[key].fields for key in known]
        words = []
        if days := sorted({day for one in fields if (day := one.get("urldate"))}):
            words.append(f"Accessed {span(days[0], days[-1])}.")
        if addresses := [one["url"] for one in fields if "url" in one]:
            words.append(
                "Addresses are given without http://, https:// and www. before and /amp behind "
                "them; one that does not open may need http:// or www."
            )
            if any(map(is_cut, addresses)):
                words.append(
                    f"One that ends in {CUT} is cut: it has more than {LONGEST} letters, or goes "
                    "on with codes for letters of another script."
                )
        if words:
            holder = first.parent
            holder.parent.insert(holder.parent.index(holder), _paragraph(words))


def span(first: str, last: str) -> str:
    """Write the first and the last of some days in words.

    Examples
    --------
    >>> span("2026-01-02", "2026-01-05"), span("2026-01-02", "2026-01-02")
    ('from 2 to 5 January 2026', 'on 2 January 2026')
    """
    if first == last:
        return f"on {day_in_words(first)}"
    begins = day_in_words(first)
    if first[:7] == last[:7]:
        begins = begins.partition(" ")[0]
    return f"from {begins} to {day_in_words(last)}"


def _paragraph(words: list[str]) -> nodes.paragraph:
    text = " ".join(words)
    return nodes.paragraph(text, text, classes=["reference-list"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(IntroduceReferences)
