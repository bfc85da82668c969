"""How good the sources are: rows of the datasets by grade, and by how their sources were read."""

from __future__ import annotations

import pandas as pd

from between_powers import data

GRADES = ("primary", "secondary", "press")  # the best first
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


def count_by_grade(frame: pd.DataFrame) -> dict[str, int]:
    """Count the sources behind a dataset by grade, the best first.

    The sources themselves, which have a grade each, are counted as they are.

    Examples
    --------
    >>> count_by_grade(data.load("cpc").query("year < 2010"))
    {'primary': 0, 'secondary': 1, 'press': 2}
    """
    sources = data.sources()["grade"]
    grade = frame["grade"] if "grade" in frame else sources.reindex(data.source_ids(frame))
    counts = grade.value_counts()
    return {name: int(counts.get(name, 0)) for name in GRADES}


def sources_by_grade(frame: pd.DataFrame) -> str:
    """Count the sources behind a dataset in words; a dash for none.

    Examples
    --------
    >>> sources_by_grade(data.load("cpc").query("year < 2010"))
    '1 secondary, 2 press'
    """
    counts = count_by_grade(frame).items()
    return ", ".join(f"{number} {name}" for name, number in counts if number) or "-"
