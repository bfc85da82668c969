"""A figure: one chart with its id, finding, alt text, sources and data, for every edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import altair as alt
from altair.utils import schemapi

from between_powers import jupyter
from between_powers.charts.theme import LAYOUTS, Layout
from between_powers.exhibits.columns import unknown_fields
from between_powers.exhibits.drawing_checks import fault, repeated_title
from between_powers.exhibits.drawn import data_table, drawn_tables
from between_powers.exhibits.exhibit import Exhibit, ExhibitError
from between_powers.exhibits.shown import note_shown
from between_powers.exhibits.specification import curled, laid_out, shared_rows
from reportpress.contract import MIME, Answer

MIN_ALT_CHARACTERS = 40

Chart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart


class FigureError(ExhibitError):
    """A figure that the report must not print: an id, alt text or source is missing or wrong."""


@dataclass(frozen=True, kw_only=True)
class Figure(Exhibit):
    """A chart and what a reader needs to trust it, as one object that a chapter displays.

    Besides what every `Exhibit` has:

    Parameters
    ----------
    alt : str
        "<type> of <data> showing <finding>".
    draw : callable or altair.Chart
        The chart, or a function that draws it for a :class:`~between_powers.charts.theme.Layout`.
    answer : Answer, optional
        Of a chart that the reader works: its answer in words, and the parameter that holds them.
    shown : mapping of str to str, optional
        Columns of `data` that a reader sees below the figure, and words for them as tooltips have:
        ``{"value_mt": "Million tonnes|.1f"}``. By default what the chart's tooltips say.

    Raises
    ------
    FigureError
        If the id is missing, malformed or used twice; if title, subtitle, alt text or sources
        are missing or break the rules above.
    """

    kind: ClassVar[str] = "figure"
    error: ClassVar[type[ExhibitError]] = FigureError
    texts: ClassVar[tuple[str, ...]] = ("title", "subtitle", "alt")

    alt: str = ""
    draw: Callable[[Layout], Chart] | Chart = field(repr=False)
    answer: Answer | None = None
    shown: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Check the form of the alt text."""
        if " showing " not in self.alt or len(self.alt) < MIN_ALT_CHARACTERS:
            raise FigureError(
                f"figure {self.id!r}: the alt text must read '<type> of <data> showing <finding>'"
            )
        for name in self.shown:
            if name not in self.data.columns:
                raise self.fault(f"shows {name!r}, which is no column of its data")

    def bundle(self) -> dict[str, Any]:
        """Return all that the editions need, as plain JSON values.

        What every exhibit has, and ``alt``, ``specs`` (Vega-Lite by layout), ``spec_datasets``
        (the rows drawn, by name, shared by the layouts), ``shown`` (tables of what is drawn) and
        ``answer``.
        """
        shown = [data_table(self.data, self.shown)] if self.shown else []
        specs: dict[str, Any] = {}
        datasets: dict[str, Any] = {}
        for layout in LAYOUTS:
            # One layout is checked against Vega-Lite's schema; the others differ in sizes only,
            # and checking takes longer than drawing.
            with schemapi.debug_mode(layout is LAYOUTS[0]):
                chart = self.draw(layout) if callable(self.draw) else self.draw
                with shared_rows():
                    whole = chart.to_dict(validate=layout is LAYOUTS[0])
            if words := fault(whole, self.data):
                raise self.fault(words)
            if title := repeated_title(whole, self.subtitle):
                raise self.fault(
                    f"has the axis title {title!r}, which its subtitle says; leave it out"
                )
            # Before the columns that nothing draws go, the sources of the rows among them.
            shown = shown or drawn_tables(whole, self.data)
            spec = laid_out(whole, layout)
            if unknown := unknown_fields(spec):
                raise FigureError(
                    f"figure {self.id!r} draws {unknown[0]!r}, which is no column of its data"
                )
            _merge(datasets, spec.pop("datasets", {}))
            specs[layout.name] = curled(spec)
        drawn = {
            "alt": self.alt,
            "specs": specs,
            "spec_datasets": curled(datasets),
            "shown": curled(shown or [data_table(self.data, {})]),
        }
        return self.common_parts() | drawn | ({"answer": self.answer} if self.answer else {})

    def __str__(self) -> str:
        return (
            f"Figure {self.id}: {self.title}\n"
            f"  {self.subtitle}\n"
            f"  alt: {self.alt}\n" + self.summary()
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = self.bundle()
        note_shown(self.id)
        shown: dict[str, Any] = {MIME: bundle, "text/plain": str(self)}
        if jupyter.in_jupyter():
            # An author at work wants to see the chart at once.
            spec = bundle["specs"]["wide"] | {"datasets": bundle["spec_datasets"]}
            shown |= jupyter.chart(spec, self.title, self.subtitle)
        return shown


def _merge(datasets: dict[str, Any], others: dict[str, Any]) -> None:
    """Add the datasets of one layout to those of the others.

    Layouts that draw one frame share its name, and each keeps only the columns that it draws.
    """
    for name, rows in others.items():
        if name in datasets and isinstance(rows, list):
            pairs = zip(datasets[name], rows, strict=True)
            datasets[name] = [mine | theirs for mine, theirs in pairs]
        else:
            datasets[name] = rows
