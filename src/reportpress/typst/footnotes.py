"""The footnotes of one document."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


class Footnotes:
    """Finds the notes that references name, and remembers which were set.

    Parameters
    ----------
    document : docutils.nodes.document
        The tree that holds both the notes and the references to them.
    """

    def __init__(self, document: nodes.document) -> None:
        self._notes = {
            name: note for note in document.findall(nodes.footnote) for name in note["ids"]
        }
        self._used: set[int] = set()

    def named(self, name: str) -> nodes.footnote | None:
        """Return the note with an id, if there is one."""
        return self._notes.get(name)

    def first_use(self, note: nodes.footnote) -> bool:
        """Tell whether a note is wanted for the first time; from then on it is used."""
        is_first = id(note) not in self._used
        self._used.add(id(note))
        return is_first

    def unused(self) -> Iterator[nodes.footnote]:
        """Iterate over the notes that no reference brought into the text."""
        for note in dict.fromkeys(self._notes.values()):
            if id(note) not in self._used:
                yield note
