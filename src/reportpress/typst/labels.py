"""Where links lead: one Typst label for each element, and which of them are needed."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

#: Marks a URI as an address inside the book: a document name, "#" and an id may follow.
INTERNAL = "%"


class Labels:
    """The link targets of a book.

    An element can have several ids but only one Typst label, so each id stands for the label of
    its element. A document's own address is the label of its first section.
    """

    def __init__(self, doctrees: Mapping[str, nodes.document]) -> None:
        self._labels: dict[str, str] = {}
        self._wanted: set[str] = set()
        for docname, tree in doctrees.items():
            self._collect(docname, tree)
        for docname, tree in doctrees.items():
            for node in tree.findall(nodes.reference):
                self._wanted.add(self.label(docname, node) or "")

    def _collect(self, docname: str, tree: nodes.document) -> None:
        for node in tree.findall(nodes.Element):
            for name in node["ids"]:
                self._labels.setdefault(f"{docname}#{name}", f"{docname}#{node['ids'][0]}")
        first = next(tree.findall(nodes.section), None)
        if first is not None:
            self._labels[docname] = f"{docname}#{first['ids'][0]}"

    def label(self, docname: str, reference: nodes.reference) -> str | None:
        """Name the label that a reference in a document leads to, if there is one."""
        if "refid" in reference:
            return self._labels.get(f"{docname}#{reference['refid']}")
        uri: str = reference.get("refuri", "")
        if uri.startswith("#"):
            return self._labels.get(docname + uri)
        if is_internal(reference):
            return self._labels.get(uri.removeprefix(INTERNAL))
        return None

    def own(self, docname: str, node: nodes.Element) -> str | None:
        """Name the label that an element must carry, or None when nothing links to it."""
        for name in node["ids"]:
            own = self._labels[f"{docname}#{name}"]
            if own in self._wanted:
                return own
        return None


def is_internal(reference: nodes.reference) -> bool:
    """Tell whether a reference leads to a place in the book."""
    uri: str = reference.get("refuri", "")
    return "refid" in reference or uri.startswith(("#", INTERNAL))
