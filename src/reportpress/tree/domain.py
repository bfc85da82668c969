"""What the press remembers of the documents from one build to the next, as a Sphinx domain.

Sphinx pickles a domain with its environment, and has it forget a document that is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Exhibit:
    """A figure or table, as the index of exhibits shows it."""

    kind: str  # ``figure`` or ``table``, as Sphinx numbers them
    anchor: str  # its id in the page
    title: str  # the finding
    datasets: tuple[str, ...]  # names of the datasets that it rests on
    sources: int  # how many sources its data name
    printed: str = ""  # the title in print, where it differs


class Place(NamedTuple):
    """Where a source is used: a section, figure or table, and its id in the page."""

    kind: str
    anchor: str


@dataclass
class Document:
    """What the press knows of one document."""

    # its figures and tables in reading order, by id
    exhibits: dict[str, Exhibit] = field(default_factory=dict)
    # anchors of rows, by id of the table and key of the row
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    # anchors of the first mention of a row, by role and key of the row
    mentions: dict[str, dict[str, str]] = field(default_factory=dict)
    # where each source is used, by its key
    cited: dict[str, list[Place]] = field(default_factory=dict)
    # figures of other documents that it shows again, each with its words in the language of this
    repeats: dict[str, dict[str, str]] = field(default_factory=dict)
    has_index: bool = False  # whether the index of exhibits stands in it
    has_changes: bool = False  # whether the changes of the report stand in it
    has_fault: bool = False  # whether it holds what an edition cannot show, and was told so


class PressDomain(Domain):
    """Exhibits, rows and mentions of all documents, and what the last build rested on."""

    name = "press"
    label = "Report press"
    initial_data = {"documents": {}, "states": {}}  # noqa: RUF012 - declared by Sphinx

    @property
    def documents(self) -> dict[str, Document]:
        """What is known of each document, by its name."""
        return cast(dict[str, Document], self.data["documents"])

    def document(self, docname: str) -> Document:
        """Return what is known of a document, to be added to."""
        return self.documents.setdefault(docname, Document())

    def has_changed(self, name: str, state: Any) -> bool:
        """Tell whether a state differs from that of the last build, and remember the new one."""
        before = self.data["states"].get(name)
        self.data["states"][name] = state
        return bool(state != before)

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is read again or gone."""
        self.documents.pop(docname, None)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002 - the signature is Sphinx's
        fromdocname: str,  # noqa: ARG002
        builder: Builder,  # noqa: ARG002
        target: str,  # noqa: ARG002
        node: pending_xref,  # noqa: ARG002
        contnode: nodes.Element,  # noqa: ARG002
    ) -> list[tuple[str, nodes.Element]]:
        """Resolve nothing: exhibits are targets of the standard domain."""
        return []


def press_domain(env: BuildEnvironment) -> PressDomain:
    """Return the domain of an environment."""
    return cast(PressDomain, env.get_domain(PressDomain.name))


def reading_order(env: BuildEnvironment) -> list[str]:
    """Name the documents of the book that the press knows of, in the order of the contents."""
    known, root = press_domain(env).documents, env.config.root_doc
    order = dict.fromkeys([root, *env.toctree_includes.get(root, ()), *sorted(known)])
    return [docname for docname in order if docname in known]


def forget_what_is_read_again(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Have the environment forget every document that is read again before the first is read.

    Sphinx forgets each right before it reads it. An exhibit that moved from one document to another
    would then stand in both for a while, and its id would be refused as taken.
    """
    for docname in docnames:
        app.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(PressDomain)
    app.connect("env-before-read-docs", forget_what_is_read_again, priority=100)
