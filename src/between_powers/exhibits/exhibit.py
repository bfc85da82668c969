"""What a figure and a table have in common: an id, a finding, rows, sources and what limits it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from between_powers import data as door
from between_powers import jupyter
from between_powers.exhibits.editions import EditionText
from between_powers.exhibits.shown import note_made
from between_powers.exhibits.source_labels import source_labels

MAX_TITLE_WORDS = 15
MAX_SOURCES_IN_TEXT = 40


class ExhibitError(ValueError):
    """A figure or table that the report must not print: something is missing or wrong."""


class _Made:
    """The exhibits that this chapter has made, and how many loads there were at the last."""

    def __init__(self) -> None:
        self.datasets: dict[str, set[str]] = {}
        self.loads = len(door.loaded_names())


_made = _Made()


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """What a reader needs to trust an exhibit; `Figure` and `Table` build on it.

    Parameters
    ----------
    id : str
        Stable name in lower case and hyphens; also the cross-reference label and file name.
    title : str
        The finding, at most 15 words, its numbers computed. Title, subtitle and note may differ in
        print: :func:`~between_powers.exhibits.editions.by_edition`.
    subtitle : str
        Measure, place, period and unit.
    data : pandas.DataFrame
        The rows behind the exhibit, offered as CSV.
    sources : tuple of str, optional
        Source ids. By default those named in the ``source_id`` columns of `data`.
    datasets : tuple of str, optional
        Names of the datasets that it rests on. By default those loaded since the exhibit before,
        by the chapter or by any function that it called.
    note : str, optional
        What limits the reading.

    Raises
    ------
    ExhibitError
        If the id is missing, malformed or used twice, a text, a source or a dataset is missing,
        or a named dataset was not loaded. In Jupyter an id may be used again: a cell is run again
        or moved.
    """

    kind: ClassVar[str] = "exhibit"
    error: ClassVar[type[ExhibitError]] = ExhibitError
    texts: ClassVar[tuple[str, ...]] = ("title", "subtitle")

    id: str = ""
    title: str = ""
    subtitle: str = ""
    data: pd.DataFrame = field(repr=False)
    sources: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", self.id or ""):
            raise self.error(
                f"{self.kind} {self.id!r}: the id is missing or malformed; "
                "write lower-case words joined by hyphens, such as 'oil-by-route'"
            )
        if self.id in _made.datasets and not jupyter.in_jupyter():
            raise self.error(f"{self.kind} id {self.id!r} is used twice; ids must be unique")
        for name in self.texts:
            if not getattr(self, name).strip() or not self.in_print().get(name, "in both").strip():
                label = "alt text" if name == "alt" else name
                raise self.fault(f"has no {label}; add {name}=...")
        for title in (self.title, self.in_print().get("title", "")):
            if len(words := title.split()) > MAX_TITLE_WORDS:
                raise self.error(
                    f"{self.kind} {self.id!r}: the title has {len(words)} words; "
                    f"state the finding in at most {MAX_TITLE_WORDS}"
                )
        self.check()
        object.__setattr__(self, "sources", self._named_sources())
        object.__setattr__(self, "datasets", self._loaded_datasets())
        note_made(self.kind, self.id)

    def check(self) -> None:
        """Check what only this kind of exhibit has."""

    def fault(self, problem: str) -> ExhibitError:
        """Return the error that names this exhibit."""
        return self.error(f"{self.kind} {self.id!r} {problem}")

    def _named_sources(self) -> tuple[str, ...]:
        """Return the sources, given or those of the rows; refuse none, and unknown ones."""
        sources = self.sources or tuple(door.source_ids(self.data))
        if not sources:
            raise self.fault("names no source; keep source_id in its data")
        if unknown := sorted(set(sources) - source_labels().keys()):
            named = f"{self.kind} {self.id!r}"
            raise self.error(f"{named}: unknown source {unknown[0]!r}; add it to data/sources.csv")
        return sources

    def _loaded_datasets(self) -> tuple[str, ...]:
        """Return the datasets, given or loaded since the last exhibit, and close the account."""
        loads = door.loaded_names()
        if unloaded := sorted(set(self.datasets) - set(loads)):
            raise self.fault(
                f"rests on {unloaded[0]!r}, which was not loaded in this run; "
                "load it before, or correct datasets=(...)"
            )
        # A cell that Jupyter runs again loads nothing where an earlier cell did: keep what it had.
        before = _made.datasets.get(self.id, set())
        names = set(self.datasets) or before | set(loads[_made.loads :])
        if not names:
            raise self.fault(
                "rests on no dataset: none was loaded since the exhibit before; "
                "name those that it shows with datasets=(...)"
            )
        _made.datasets[self.id] = names
        _made.loads = len(loads)
        return tuple(sorted(names))

    def csv(self) -> str:
        """Return the rows behind the exhibit as CSV, the same bytes on every machine."""
        return self.data.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")

    def in_print(self) -> dict[str, str]:
        """Return the texts that the page says in other words than the screen, by their names."""
        texts = {name: getattr(self, name) for name in ("title", "subtitle", "note")}
        return {name: text.printed for name, text in texts.items() if isinstance(text, EditionText)}

    def common_parts(self) -> dict[str, Any]:
        """Return what the bundles of all kinds of exhibits have, as plain JSON values."""
        return {
            "id": self.id,
            "title": self.title,
            "subtitle": self.subtitle,
            "note": self.note,
            "sources": self.source_entries(),
            "datasets": list(self.datasets),
            "csv": self.csv(),
            **({"in_print": self.in_print()} if self.in_print() else {}),
        }

    def summary(self) -> str:
        """Return the last lines of the text form: the sources, and a digest of the rows."""
        digest = hashlib.sha256(self.csv().encode()).hexdigest()[:12]
        rows, columns = self.data.shape
        named = ", ".join(self.sources[:MAX_SOURCES_IN_TEXT])
        more = len(self.sources) - MAX_SOURCES_IN_TEXT
        return (
            f"  sources: {named}{f' and {more} more' if more > 0 else ''}\n"
            f"  data: {rows} rows x {columns} columns, sha256 {digest}"
        )

    def source_entries(self) -> list[dict[str, Any]]:
        """Return the entries of the source line.

        ``id``, ``text``, ``title`` and ``address`` of each source, and its number of ``rows``.
        """
        sources = door.read("sources").set_index("source_id").fillna("").loc[list(self.sources)]
        rows = Counter(door.cited(self.data))
        return [
            {
                "id": str(source.Index),
                "text": source_labels()[str(source.Index)],
                "title": str(source.title),
                "address": str(source.address),
                "rows": rows[str(source.Index)],
            }
            for source in sources.itertuples()
        ]
