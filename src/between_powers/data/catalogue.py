"""The datasets as tables: what each holds, and every column.

Made from the descriptor and the files, so that a page or chapter that shows them types nothing
twice.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from between_powers import data
from between_powers.data import times
from between_powers.data.grades import count_by_grade, sources_by_grade


def span(frame: pd.DataFrame) -> str:
    """First and last year that the rows of a dataset reach; a dash if they bear no time.

    Examples
    --------
    >>> span(data.load("cpc").query("year < 2010"))
    '2004-2009'
    """
    spans = [times.months(cell) for _, cells in times.columns(frame) for cell in cells if cell]
    if not spans:
        return "-"
    first, last = min(first for first, _ in spans)[:4], max(last for _, last in spans)[:4]
    return first if first == last else f"{first}-{last}"


def datasets() -> pd.DataFrame:
    """Set the datasets side by side.

    Returns one row a dataset, in the order of the descriptor: ``name``, ``title``, ``rows``,
    ``subject``, ``label`` (a title short enough for a phone), ``span``, ``sources`` (in words, by
    grade), their numbers by grade, ``licence``, ``chapters`` and ``limits``.

    Examples
    --------
    >>> datasets().set_index("name").loc["cpc", "span"][:4]
    '2004'
    """
    rows = []
    for name in data.names():
        resource, frame = data.describe(name), data.load(name)
        rows.append(
            {
                "name": name,
                "title": resource["title"],
                "subject": resource["subject"],
                "label": resource.get("label", resource["title"]),
                "rows": len(frame),
                "span": span(frame),
                "sources": sources_by_grade(frame),
                **count_by_grade(frame),
                "licence": licences(resource),
                "chapters": ", ".join(resource["chapters"]),
                "limits": resource["limits"],
            }
        )
    return pd.DataFrame(rows)


def licences(resource: dict[str, Any]) -> str:
    """Name the licences of a dataset, as its descriptor gives them.

    Examples
    --------
    >>> licences(data.describe("articles"))
    'Creative Commons Attribution 4.0'
    """
    return "; ".join(licence["title"] for licence in resource["licenses"])


def columns() -> pd.DataFrame:
    """List every column of every dataset.

    Returns one row a column: ``dataset``, ``title`` (of the dataset), ``column``, ``key`` (whether
    it is part of the key), ``type``, ``unit``, ``meaning`` and ``values`` (what it may hold).

    Examples
    --------
    >>> columns().query("dataset == 'cpc'")["column"].tolist()[:3]
    ['year', 'measure', 'value_mt']
    """
    rows = []
    for name in data.names():
        resource = data.describe(name)
        key = resource["schema"].get("primaryKey", [])
        for field in resource["schema"]["fields"]:
            rows.append(
                {
                    "dataset": name,
                    "title": resource["title"],
                    "column": field["name"],
                    "key": field["name"] in key,
                    "type": field["type"],
                    "unit": field.get("unit", ""),
                    "meaning": field["description"],
                    "values": _values(field),
                }
            )
    return pd.DataFrame(rows)


def _values(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    values = [", ".join(f"`{value}`" for value in limits.get("enum", []))]
    if "minimum" in limits and "maximum" in limits:
        values.append(f"{limits['minimum']} to {limits['maximum']}")
    if not limits.get("required"):
        values.append("may be empty")
    return "; ".join(filter(None, values))
