"""Exhibits of a report about rain, made for the press with nothing but its contract."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportpress.contract import MIME, TABLE_MIME

SOURCES = {
    "met2025": {
        "id": "met2025",
        "text": "Met Office (2025)",
        "title": "Yearbook of the weather: rain",
        "address": "https://example.org/rain",
    }
}
STATIONS = {"A01": "open", "A02": "closed", "A03": "open", "B06": "open"}
BLUE, BLACK, WHITE = "#1f5fa8", "#202020", "#ffffff"
CONFIG = {
    "background": WHITE,
    "mark": {"color": BLUE},
    "view": {"stroke": BLACK},
    "axis": dict.fromkeys(
        ("domainColor", "gridColor", "labelColor", "tickColor", "titleColor"), BLACK
    ),
}
WIDTHS = {"wide": 720, "narrow": 330, "print": 440}


class Words(NamedTuple):
    text: str
    title: str
    kind: str
    by: str
    label: str
    correction: str


def mention(key: str) -> Words:
    if key not in STATIONS:
        raise ValueError(f"there is no station {key!r}")
    kind = STATIONS[key]
    correction = "It lies in <the> *valley*." if kind == "closed" else ""
    label = kind.capitalize()
    return Words(f"{key}, {kind}", f"Station {key}", kind, "Two guides, 2024", label, correction)


def dark_colours() -> dict[str, str]:
    return {BLUE: "#8ab4f8", BLACK: "#e0e0e0", WHITE: "#101010"}


def datasets() -> list[dict[str, Any]]:
    named = {"@type": "Dataset", "name": "Rain by town and year"}
    return [named | {"path": "data/rain.csv", "encodingFormat": "text/csv"}]


def extras() -> dict[str, Any]:
    rivers = {"name": "rivers", "path": "rivers.geojson"}
    return {"resources": [rivers], "documents": {"README.md": "Rain, by town.\n"}}


def changes() -> list[dict[str, Any]]:
    told = {"What changed": "It's two <towns> & a river."}
    dates = {"2": "2025-03-09", "1": "2024-12-31"}
    return [
        {"id": f"rain-{name}", "title": f"Rain {name}", "date": date, "parts": told}
        for name, date in dates.items()
    ]


def facts() -> dict[str, str]:
    return {"data_version": "7.7"}


def glue(**texts: str) -> None:
    from IPython.display import display

    for name, text in texts.items():
        record = {"application/papermill.record/text/plain": repr(text)}
        prefix = {"name": name, "mime_prefix": "application/papermill.record/"}
        display(record, raw=True, metadata={"scrapbook": prefix})


@dataclass(kw_only=True)
class Exhibit:
    id: str
    title: str
    subtitle: str
    data: Any
    note: str = ""
    datasets: list[str] = field(default_factory=lambda: ["rain"])

    def bundle(self) -> dict[str, Any]:
        sources = [SOURCES[name] for name in sorted(set(self.data["source_id"]))]
        parts = {name: getattr(self, name) for name in ("id", "title", "subtitle", "note")}
        rows = self.data.to_csv(index=False, lineterminator="\n")
        return parts | {"sources": sources, "datasets": self.datasets, "csv": rows}


@dataclass(kw_only=True)
class Figure(Exhibit):
    alt: str
    draw: Any

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        chart = self.draw() if callable(self.draw) else self.draw
        spec = chart.to_dict()
        rows = spec.pop("datasets")
        fit = {"autosize": {"type": "fit", "contains": "padding"}, "config": CONFIG}
        specs = {name: spec | fit | {"width": width} for name, width in WIDTHS.items()}
        bundle = self.bundle() | {"alt": self.alt, "specs": specs, "spec_datasets": rows}
        drawn = [
            {"cells": [str(row.year), f"{row.mm:,.1f}"], "sources": [row.source_id]}
            for row in self.data.itertuples()
        ]
        headings = ["Year", "Rain, millimetres"]
        table = {"caption": "", "headings": headings, "numbers": [False, True], "rows": drawn}
        bundle["shown"] = [table]
        return {MIME: bundle, "text/plain": self.title}


@dataclass(kw_only=True)
class Table(Exhibit):
    columns: dict[str, str]
    markup: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    badges: dict[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        records = list(csv.DictReader(io.StringIO(self.data.to_csv(index=False))))
        columns = [
            {
                "name": name,
                "heading": heading,
                "width": 1,
                "number": name == "mm",
                "markup": name in self.markup,
                "filter": name in self.filters,
                "hidden": False,
                "print": name not in self.hidden,
                "badges": self.badges.get(name, ""),
            }
            for name, heading in self.columns.items()
        ]
        rows = [
            {
                "id": f"{self.id}-{record['key']}".lower(),
                "key": record["key"],
                "print": record["main"] == "True",
                "cells": [record[name] for name in self.columns],
            }
            for record in records
        ]
        table = {"columns": columns, "rows": rows, "search": True, "has_widths": True}
        html = self.data.to_html(index=False)
        return {TABLE_MIME: self.bundle() | table, "text/plain": self.title, "text/html": html}


def setup(_app: Any) -> dict[str, Any]:
    """Let Jupyter Book take this module for an extension, so that Sphinx finds it."""
    return {"parallel_read_safe": True}
