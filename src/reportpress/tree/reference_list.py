"""What the numbered list of references says above its first entry of all of them.

The days of access that most entries share, which these leave out or mark, and how long addresses
are given.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from reportpress.tree.addresses import LONGEST, is_long
from reportpress.tree.reference_style import SECOND_DAY, day_in_words, usual_days
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
        listed = [every[key] for key in known]
        words = []
        if days := [*map(day_in_words, usual_days(listed))]:
            marked = "".join(f", with {SECOND_DAY} on {day}" for day in days[1:])
            words.append(f"Accessed on {days[0]}{marked}, unless an entry gives another day.")
        if any(is_long(entry.fields.get("url", "")) for entry in listed):
            words.append(
                f"An address of more than {LONGEST} letters, or with codes, ends after its host; "
                "the link leads on."
            )
        if words:
            holder = first.parent
            holder.parent.insert(holder.parent.index(holder), _paragraph(words))


def _paragraph(words: list[str]) -> nodes.paragraph:
    text = " ".join(words)
    return nodes.paragraph(text, text, classes=["reference-list"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(IntroduceReferences)
