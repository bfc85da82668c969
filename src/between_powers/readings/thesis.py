"""The thesis of the report, held against fifteen matters by what moving each would cost."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

FITS = ("yes", "clause", "no", "open")
"""Whether the thesis fits a matter: as it stands, with an added half, not, or not known yet."""


def tests() -> pd.DataFrame:
    """List the matters in the order of their cost, with their codes in words.

    Returns the rows of ``thesis_tests`` with ``cost`` and ``fits`` as the list of codes names them.

    Examples
    --------
    >>> tests()["cost"].unique().tolist()
    ['Cheap', 'Priced', 'Costly']
    """
    names = load("code_names").query("dataset == 'thesis_tests'")
    named = {field: rows.set_index("code")["name"] for field, rows in names.groupby("field")}
    rows = load("thesis_tests")
    return rows.assign(cost=rows["cost"].map(named["cost"]), fits=rows["fits"].map(named["fits"]))


def counts() -> pd.Series:
    """Count the matters by whether the thesis fits; every matter has the same weight.

    Examples
    --------
    >>> int(counts().sum()) == len(load("thesis_tests"))
    True
    """
    return load("thesis_tests")["fits"].value_counts().reindex(list(FITS), fill_value=0)
