"""A figure: one chart with its id, finding, alt text, sources and data, for every edition."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from between_powers import data as door
from between_powers.bundle import MIME
from between_powers.charts.specification import laid_out, unknown_fields
from between_powers.charts.theme import LAYOUTS, Layout

MAX_TITLE_WORDS = 15
MIN_ALT_CHARACTERS = 40

Chart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart

_seen: dict[str, object] = {}


class FigureError(ValueError):
    """A figure that the report must not print: an id, alt text or source is missing or wrong."""


def forget_figures() -> None:
    """Forget the ids seen so far, as a new chapter does."""
    _seen.clear()


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart and what a reader needs to trust it, as one object that a chapter displays.

    Parameters
    ----------
    id : str
        Stable name in lower case and hyphens; also the cross-reference label and file name.
    title : str
        The finding, at most 15 words, its numbers computed.
    subtitle : str
        Measure, place, period and unit.
    alt : str
        "<type> of <data> showing <finding>".
    draw : callable or altair.Chart
        The chart, or a function that draws it for a :class:`~between_powers.charts.theme.Layout`.
    data : pandas.DataFrame
        The rows behind the chart; printed below it and offered as CSV.
    sources : tuple of str, optional
        Source ids. By default those named in the ``source_id`` columns of `data`.
    note : str, optional
        What limits the reading of the chart.

    Raises
    ------
    FigureError
        If the id is missing, malformed or used twice; if title, subtitle, alt text or sources
        are missing or break the rules above.
    """

    id: str = ""
    title: str = ""
    subtitle: str = ""
    alt: str = ""
    draw: Callable[[Layout], Chart] | Chart = field(repr=False)
    data: pd.DataFrame = field(repr=False)
    sources: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", self.id or ""):
            raise FigureError(
                f"figure {self.id!r}: the id is missing or malformed; "
                "write lower-case words joined by hyphens, such as 'oil-by-route'"
            )
        self._refuse_reuse()
        for name in ("title", "subtitle", "alt"):
            if not getattr(self, name).strip():
                label = "alt text" if name == "alt" else name
                raise FigureError(f"figure {self.id!r} has no {label}; add {name}=...")
        if len(words := self.title.split()) > MAX_TITLE_WORDS:
            raise FigureError(
                f"figure {self.id!r}: the title has {len(words)} words; "
                f"state the finding in at most {MAX_TITLE_WORDS}"
            )
        if " showing " not in self.alt or len(self.alt) < MIN_ALT_CHARACTERS:
            raise FigureError(
                f"figure {self.id!r}: the alt text must read '<type> of <data> showing <finding>'"
            )
        if not self.sources:
            object.__setattr__(self, "sources", tuple(door.source_ids(self.data)))
        if not self.sources:
            raise FigureError(f"figure {self.id!r} names no source; keep source_id in its data")
        if unknown := sorted(set(self.sources) - set(door.sources().index)):
            raise FigureError(
                f"figure {self.id!r}: unknown source {unknown[0]!r}; add it to data/sources.csv"
            )

    def _refuse_reuse(self) -> None:
        """Refuse an id that another cell took; running the same cell again is no second use."""
        owner = _running_cell()
        if self.id in _seen and (owner is None or _seen[self.id] != owner):
            raise FigureError(f"figure id {self.id!r} is used twice; ids must be unique")
        _seen[self.id] = owner

    def bundle(self) -> dict[str, Any]:
        """Return all that the editions need, as plain JSON values.

        Returns
        -------
        dict
            ``id``, ``title``, ``subtitle``, ``alt``, ``note``, ``sources`` (text and address),
            ``specs`` (Vega-Lite by layout), ``datasets`` (shared by the layouts) and ``csv``.
        """
        specs: dict[str, Any] = {}
        datasets: dict[str, Any] = {}
        for layout in LAYOUTS:
            # One layout is checked against Vega-Lite's schema; the others differ in sizes only,
            # and checking takes longer than drawing.
            with schemapi.debug_mode(layout is LAYOUTS[0]):
                chart = self.draw(layout) if callable(self.draw) else self.draw
                spec = laid_out(chart.to_dict(validate=layout is LAYOUTS[0]), layout)
            if unknown := unknown_fields(spec):
                raise FigureError(
                    f"figure {self.id!r} draws {unknown[0]!r}, which is no column of its data"
                )
            datasets |= spec.pop("datasets", {})
            specs[layout.name] = spec
        return {
            "id": self.id,
            "title": self.title,
            "subtitle": self.subtitle,
            "alt": self.alt,
            "note": self.note,
            "sources": _source_entries(self.sources),
            "specs": specs,
            "datasets": datasets,
            "csv": self.csv(),
        }

    def csv(self) -> str:
        """Return the data behind the chart as CSV, the same bytes on every machine."""
        return self.data.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")

    def __str__(self) -> str:
        digest = hashlib.sha256(self.csv().encode()).hexdigest()[:12]
        rows, columns = self.data.shape
        return (
            f"Figure {self.id}: {self.title}\n"
            f"  {self.subtitle}\n"
            f"  alt: {self.alt}\n"
            f"  sources: {', '.join(self.sources)}\n"
            f"  data: {rows} rows x {columns} columns, sha256 {digest}"
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = self.bundle()
        shown: dict[str, Any] = {MIME: bundle, "text/plain": str(self)}
        if "JPY_SESSION_NAME" in os.environ:
            # Jupyter, not the press: an author at work wants to see the chart at once.
            spec = bundle["specs"]["wide"] | {"datasets": bundle["datasets"]}
            shown["application/vnd.vegalite.v6+json"] = json.loads(json.dumps(spec))
        return shown


def _running_cell() -> object | None:
    """Return what identifies the notebook cell now running, or None outside a notebook."""
    try:
        shell = get_ipython()  # type: ignore[name-defined]
    except NameError:
        return None
    cell: object = shell.get_parent().get("metadata", {}).get("cellId")
    return cell or shell.execution_count


def _source_entries(keys: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the entries of a source line; a publisher's several pages of a year get letters."""
    known = door.sources().fillna("")
    rows = [known.loc[key] for key in keys]
    labels = [(str(row["producer"]), str(row["published"])[:4]) for row in rows]
    entries = []
    for position, (key, row, label) in enumerate(zip(keys, rows, labels, strict=True)):
        publisher, year = label
        letter = chr(ord("a") + labels[:position].count(label)) if labels.count(label) > 1 else ""
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
