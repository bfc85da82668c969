"""The datasets as tables: what each holds, how good its sources are, and every column.

Made from the descriptor and the files, so that a page or chapter that shows them types nothing
twice.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from between_powers import data
from between_powers.data import times
from between_powers.data.descriptor import folder

GRADES = ("primary", "secondary", "press")
READINGS = (  # the best first
    "own_page",
    "public_copy",
    "republished",
    "quoted",
    "private_copy",
    "encyclopedia",
    "mirror",
    "machine_translation",
)


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


def grades() -> pd.DataFrame:
    """Count the figures: rows of each dataset by the best grade behind them.

    A row counts once, under the better of its one or two sources; so what counts as press rests
    on press alone. Datasets whose rows name no sources of this kind are left out.

    Returns a frame indexed by dataset, in the order of the descriptor; one column a grade of
    `GRADES`.

    Examples
    --------
    >>> grades().loc["brent"].to_dict()
    {'primary': 354, 'secondary': 0, 'press': 0}
    """
    return _rows_by("grade", GRADES)


def readings() -> pd.DataFrame:
    """Count sources, figures and headline figures by how the best source of each was read.

    Returns
    -------
    pandas.DataFrame
        Indexed by reading, in the order of `READINGS`: ``sources``; ``rows``, counted as in
        `grades`; ``headlines``, figures that carry a finding.

    Examples
    --------
    >>> int(readings()["sources"].sum()) == len(data.sources())
    True
    """
    known = data.sources()["reading"]
    headlines = data.load("headline_figures")["source_id"].map(known)
    counts = {
        "sources": known.value_counts(),
        "rows": _rows_by("reading", READINGS).sum(),
        "headlines": headlines.value_counts(),
    }
    return pd.DataFrame(counts).reindex(READINGS).fillna(0).astype(int)


def _rows_by(column: str, ranks: tuple[str, ...]) -> pd.DataFrame:
    """Count the rows of each dataset by the best rank of their sources in a column of these."""
    rank = data.sources()[column].map(ranks.index)
    counts = {}
    for name in data.names():
        frame = data.load(name)
        if not {"source_id", "also_source_id"} <= set(frame.columns):
            continue
        best = frame["source_id"].map(rank).fillna(len(ranks))
        best = best.combine(frame["also_source_id"].map(rank).fillna(len(ranks)), min)
        places = best[best < len(ranks)].astype(int).value_counts()
        counts[name] = [int(places.get(place, 0)) for place in range(len(ranks))]
    return pd.DataFrame.from_dict(counts, orient="index", columns=list(ranks))


def figures() -> tuple[dict[str, int], int]:
    """Count the figures of all datasets by grade, and those on press alone.

    Examples
    --------
    >>> by_grade, press_alone = figures()
    >>> by_grade["press"] == press_alone
    True
    """
    totals = {str(grade): int(total) for grade, total in grades().sum().items()}
    return totals, totals["press"]


def datasets() -> pd.DataFrame:
    """Set the datasets side by side.

    Returns one row a dataset, in the order of the descriptor: ``name``, ``title``, ``rows``,
    ``label`` (a title short enough for a phone), ``span``, ``sources`` (in words, by grade),
    ``licence``, ``chapters`` and ``limits``.

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
                "label": resource.get("label", resource["title"]),
                "rows": len(frame),
                "span": span(frame),
                "sources": _sources_by_grade(frame),
                "licence": licences(resource),
                "chapters": ", ".join(resource["chapters"]),
                "limits": resource["limits"],
            }
        )
    return pd.DataFrame(rows)


def _sources_by_grade(frame: pd.DataFrame) -> str:
    """Count the sources behind a dataset in words, such as "2 primary, 2 press"; a dash for none.

    The sources themselves, which have a grade each, are counted as they are.
    """
    sources = data.sources()["grade"]
    grade = frame["grade"] if "grade" in frame else sources.reindex(data.source_ids(frame))
    counts = grade.value_counts()
    return ", ".join(f"{counts[name]} {name}" for name in GRADES if name in counts) or "-"


def licences(resource: dict[str, Any]) -> str:
    """Name the licences of a dataset, as its descriptor gives them.

    Examples
    --------
    >>> licences(data.describe("articles"))
    'Creative Commons Attribution 4.0'
    """
    return "; ".join(licence["title"] for licence in resource["licenses"])


def linked() -> list[dict[str, Any]]:
    """Describe the datasets in schema.org's words, for machines that read the site.

    One a dataset, in the order of the descriptor, with properties of `Dataset
    <https://schema.org/Dataset>`_; the time span is ISO 8601. ``path`` is its file inside the book
    and ``encodingFormat`` its type, which the site turns into an address where it offers the file.

    Examples
    --------
    >>> by_name = {dataset["name"]: dataset for dataset in linked()}
    >>> by_name["Caspian Pipeline Consortium: flow and capacity"]["temporalCoverage"][:4]
    '2004'
    """
    return [_linked(data.describe(name)) for name in data.names()]


def _linked(resource: dict[str, Any]) -> dict[str, Any]:
    # The times alone, and unchecked: the chapters have read the data through the door.
    path = folder() / resource["path"]
    years = span(pd.read_csv(path, usecols=lambda column: column in times.COLUMNS, dtype=str))
    variables = [
        {"@type": "PropertyValue", "name": field["description"], "unitText": field["unit"]}
        for field in resource["schema"]["fields"]
        if field.get("unit", "year") != "year"
    ]
    return {
        "@type": "Dataset",
        "name": resource["title"],
        "description": f"{resource['description']} Limit: {resource['limits']}",
        **({"variableMeasured": variables} if variables else {}),
        "license": {"@type": "CreativeWork", "name": licences(resource)},
        "isAccessibleForFree": True,
        "path": f"data/{resource['path']}",
        "encodingFormat": resource["mediatype"],
        **({"temporalCoverage": years.replace("-", "/")} if years != "-" else {}),
    }


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
