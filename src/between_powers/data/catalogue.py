"""The datasets as tables: what each holds, how good its sources are, and every column.

Made from the descriptor and the files, so that a page or chapter that shows them types nothing
twice.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from between_powers import data
from between_powers.data import times
from between_powers.data.descriptor import folder
from between_powers.data.loading import source_ids

GRADES = ("primary", "secondary", "press")


def span(frame: pd.DataFrame) -> str:
    """First and last year that the rows of a dataset reach; a dash if they bear no time.

    Examples
    --------
    >>> span(data.load("cpc"))
    '2004-2025'
    """
    found = [times.months(cell) for _, cells in times.columns(frame) for cell in cells if cell]
    if not found:
        return "-"
    first, last = min(first for first, _ in found)[:4], max(last for _, last in found)[:4]
    return first if first == last else f"{first}-{last}"


def graded(frame: pd.DataFrame) -> dict[str, int]:
    """Count the sources behind a dataset by grade.

    Examples
    --------
    >>> graded(data.load("arms_deliveries"))
    {'primary': 1, 'secondary': 0, 'press': 0}
    """
    found = Counter(data.sources()["grade"].reindex(source_ids(frame)))
    return {grade: found[grade] for grade in GRADES}


def grades() -> pd.DataFrame:
    """Count the figures: rows of each dataset by the best grade behind them.

    A row counts once, under the better of its one or two sources; so what counts as press rests
    on press alone. Datasets whose rows name no sources of this kind are left out.

    Returns
    -------
    pandas.DataFrame
        Indexed by dataset, in the order of the descriptor; one column a grade of `GRADES`.

    Examples
    --------
    >>> grades().loc["brent"].to_dict()
    {'primary': 354, 'secondary': 0, 'press': 0}
    """
    rank = data.sources()["grade"].map(GRADES.index)
    counts = {}
    for name in data.names():
        frame = data.load(name)
        if not {"source_id", "also_source_id"} <= set(frame.columns):
            continue
        best = frame["source_id"].map(rank).fillna(len(GRADES))
        best = best.combine(frame["also_source_id"].map(rank).fillna(len(GRADES)), min)
        found = best[best < len(GRADES)].astype(int).value_counts()
        counts[name] = [int(found.get(place, 0)) for place in range(len(GRADES))]
    return pd.DataFrame.from_dict(counts, orient="index", columns=list(GRADES))


def figures() -> tuple[dict[str, int], int]:
    """Count the figures of all datasets by grade, and those on press alone.

    Examples
    --------
    >>> by_grade, press_alone = figures()
    >>> by_grade["press"] == press_alone
    True
    """
    total = {str(grade): int(sum_) for grade, sum_ in grades().sum().items()}
    return total, total["press"]


def licence(resource: dict[str, Any]) -> str:
    """Licence of a dataset, as its descriptor tells it.

    Examples
    --------
    >>> licence(data.describe("gdp_population"))
    'World Bank, CC BY 4.0'
    """
    return "; ".join(one["title"] for one in resource["licenses"])


def grades_told(name: str, frame: pd.DataFrame) -> str:
    """Tell how many sources of each grade a dataset has, in words; a dash for none.

    Examples
    --------
    >>> grades_told("route_capacity", data.load("route_capacity"))
    '2 primary, 2 press'
    """
    if name == "sources":
        found = Counter(frame["grade"])
        return ", ".join(f"{found[grade]} {grade}" for grade in GRADES)
    told = [f"{count} {grade}" for grade, count in graded(frame).items() if count]
    return ", ".join(told) or "-"


def datasets() -> pd.DataFrame:
    """Set the datasets side by side.

    Returns
    -------
    pandas.DataFrame
        One row a dataset, in the order of the descriptor: ``name``, ``title``, ``rows``,
        ``span``, ``sources`` (in words, by grade), ``licence``, ``chapters`` and ``limits``.

    Examples
    --------
    >>> datasets().set_index("name").loc["cpc", "span"]
    '2004-2025'
    """
    rows = []
    for name in data.names():
        resource, frame = data.describe(name), data.load(name)
        chapters, told = ", ".join(resource["chapters"]), grades_told(name, frame)
        facts = [name, resource["title"], len(frame), span(frame), told]
        rows.append([*facts, licence(resource), chapters, resource["limits"]])
    names = ["name", "title", "rows", "span", "sources", "licence", "chapters", "limits"]
    return pd.DataFrame(rows, columns=names)


def linked() -> list[dict[str, Any]]:
    """Describe the datasets in schema.org's words, for machines that read the site.

    Returns
    -------
    list of dict
        One a dataset, in the order of the descriptor. ``path`` is its file inside the book and
        ``encodingFormat`` its type, which the site turns into an address where it offers the file.

    Notes
    -----
    Properties of `Dataset <https://schema.org/Dataset>`_; the time span is ISO 8601.

    Examples
    --------
    >>> found = {one["name"]: one for one in linked()}
    >>> found["Caspian Pipeline Consortium: flow and capacity"]["temporalCoverage"]
    '2004/2025'
    """
    found = []
    for name in data.names():
        resource = data.describe(name)
        # The times alone, and unchecked: the chapters have read the data through the door.
        path = folder() / resource["path"]
        years = span(pd.read_csv(path, usecols=lambda one: one in times.COLUMNS, dtype=str))
        fields = resource["schema"]["fields"]
        one = {
            "@type": "Dataset",
            "name": resource["title"],
            "description": f"{resource['description']} Limit: {resource['limits']}",
            "variableMeasured": [
                {"@type": "PropertyValue", "name": field["description"], "unitText": field["unit"]}
                for field in fields
                if field.get("unit", "year") != "year"
            ],
            "license": {"@type": "CreativeWork", "name": licence(resource)},
            "isAccessibleForFree": True,
            "path": f"data/{resource['path']}",
            "encodingFormat": resource["mediatype"],
        }
        if years != "-":
            one["temporalCoverage"] = str(years).replace("-", "/")
        found.append({key: value for key, value in one.items() if value != []})
    return found


def columns() -> pd.DataFrame:
    """List every column of every dataset.

    Returns
    -------
    pandas.DataFrame
        One row a column: ``dataset``, ``title`` (of the dataset), ``column``, ``key`` (whether it
        is part of the key), ``type``, ``unit``, ``meaning`` and ``values`` (what it may hold).

    Examples
    --------
    >>> found = columns()
    >>> found.loc[found["dataset"] == "cpc", "column"].tolist()[:3]
    ['year', 'measure', 'value_mt']
    """
    rows = []
    for name in data.names():
        resource = data.describe(name)
        key = resource["schema"].get("primaryKey", [])
        for field in resource["schema"]["fields"]:
            told = [field["type"], field.get("unit", ""), field["description"], _values(field)]
            rows.append([name, resource["title"], field["name"], field["name"] in key, *told])
    names = ["dataset", "title", "column", "key", "type", "unit", "meaning", "values"]
    return pd.DataFrame(rows, columns=names)


def _values(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    told = [", ".join(f"`{one}`" for one in limits.get("enum", []))]
    if "minimum" in limits and "maximum" in limits:
        told.append(f"{limits['minimum']} to {limits['maximum']}")
    if not limits.get("required"):
        told.append("may be empty")
    return "; ".join(filter(None, told))
