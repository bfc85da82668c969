"""What a figure and a table have in common: an id, a finding, rows, sources and what limits it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from between_powers import data as door

MAX_TITLE_WORDS = 15
MAX_NAMED = 40

_seen: dict[str, object] = {}


class ExhibitError(ValueError):
    """A figure or table that the report must not print: something is missing or wrong."""


def forget_exhibits() -> None:
    """Forget the ids seen so far, as a new chapter does."""
    _seen.clear()


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """What a reader needs to trust an exhibit; :class:`Figure` and :class:`Table` build on it.

    Parameters
    ----------
    id : str
        Stable name in lower case and hyphens; also the cross-reference label and file name.
    title : str
        The finding, at most 15 words, its numbers computed.
    subtitle : str
        Measure, place, period and unit.
    data : pandas.DataFrame
        The rows behind the exhibit, offered as CSV.
    sources : tuple of str, optional
        Source ids. By default those named in the ``source_id`` columns of `data`.
    note : str, optional
        What limits the reading.

    Raises
    ------
    ExhibitError
        If the id is missing, malformed or used twice, or a text or a source is missing.
    """

    kind: ClassVar[str] = "exhibit"
    error: ClassVar[type[ExhibitError]] = ExhibitError
    texts: ClassVar[tuple[str, ...]] = ("title", "subtitle")

    id: str = ""
    title: str = ""
    subtitle: str = ""
    data: pd.DataFrame = field(repr=False)
    sources: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", self.id or ""):
            raise self.error(
                f"{self.kind} {self.id!r}: the id is missing or malformed; "
                "write lower-case words joined by hyphens, such as 'oil-by-route'"
            )
        self._refuse_reuse()
        for name in self.texts:
            if not getattr(self, name).strip():
                label = "alt text" if name == "alt" else name
                raise self.fault(f"has no {label}; add {name}=...")
        if len(words := self.title.split()) > MAX_TITLE_WORDS:
            raise self.error(
                f"{self.kind} {self.id!r}: the title has {len(words)} words; "
                f"state the finding in at most {MAX_TITLE_WORDS}"
            )
        self.check()
        if not self.sources:
            object.__setattr__(self, "sources", tuple(door.source_ids(self.data)))
        if not self.sources:
            raise self.fault("names no source; keep source_id in its data")
        if unknown := sorted(set(self.sources) - set(door.sources().index)):
            named = f"{self.kind} {self.id!r}"
            raise self.error(f"{named}: unknown source {unknown[0]!r}; add it to data/sources.csv")

    def check(self) -> None:
        """Check what only this kind of exhibit has."""

    def fault(self, words: str) -> ExhibitError:
        """Return the error that names this exhibit."""
        return self.error(f"{self.kind} {self.id!r} {words}")

    def _refuse_reuse(self) -> None:
        """Refuse an id that another cell took; running the same cell again is no second use."""
        owner = _running_cell()
        if self.id in _seen and (owner is None or _seen[self.id] != owner):
            raise self.error(f"{self.kind} id {self.id!r} is used twice; ids must be unique")
        _seen[self.id] = owner

    def csv(self) -> str:
        """Return the rows behind the exhibit as CSV, the same bytes on every machine."""
        return self.data.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")

    def summary(self) -> str:
        """Return the last lines of the text form: the sources, and a digest of the rows."""
        digest = hashlib.sha256(self.csv().encode()).hexdigest()[:12]
        rows, columns = self.data.shape
        named = ", ".join(self.sources[:MAX_NAMED])
        more = len(self.sources) - MAX_NAMED
        return (
            f"  sources: {named}{f' and {more} more' if more > 0 else ''}\n"
            f"  data: {rows} rows x {columns} columns, sha256 {digest}"
        )

    def source_entries(self) -> list[dict[str, str]]:
        """Return the entries of the source line; a publisher's several pages of a year get letters.

        Returns
        -------
        list of dict
            ``id``, ``publisher``, ``text``, ``title`` and ``address`` of each source.
        """
        known = door.sources().fillna("")
        rows = [known.loc[key] for key in self.sources]
        labels = [(str(row["producer"]), str(row["published"])[:4]) for row in rows]
        entries = []
        for position, (key, row, label) in enumerate(zip(self.sources, rows, labels, strict=True)):
            publisher, year = label
            letter = ""
            if labels.count(label) > 1:
                letter = _letters(labels[:position].count(label))
            entries.append(
                {
                    "id": key,
                    "publisher": publisher,
                    "text": f"{publisher} ({year or 'no date'}{letter})",
                    "title": str(row["title"]),
                    "address": str(row["address"]),
                }
            )
        return entries


def _letters(place: int) -> str:
    """Return the letters of a place: a to z, then aa, ab and so on."""
    first = _letters(place // 26 - 1) if place >= 26 else ""
    return first + chr(ord("a") + place % 26)


def _running_cell() -> object | None:
    """Return what identifies the notebook cell now running, or None outside a notebook."""
    try:
        shell = get_ipython()  # type: ignore[name-defined]
    except NameError:
        return None
    cell: object = shell.get_parent().get("metadata", {}).get("cellId")
    return cell or shell.execution_count
