"""Two rules of what moves, by cost and by alternatives, held against the same cases."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

FITS = ("yes", "clause", "no", "open")
"""Whether a rule fits a case: as it stands, with an added half, not, or not known yet."""

EXPECTED = {
    "own": ("away",),
    "others": ("away",),
    "nobody": ("stayed", "toward"),
}
"""What the alternatives rule expects: Kazakhstan changes what it can change alone, turns to others
where they could take Russia's place, and where nobody could stays with Russia or comes closer."""

DISPENSABLE = ("alliance", "union", "gas_transit")
"""Cases in which nobody else offers the same, but which Kazakhstan could do without."""


def cases() -> pd.DataFrame:
    """List the cases in the order of their cost, with their codes in words.

    Returns the rows of ``thesis_tests`` with ``cost``, ``alternative``, ``fits`` (the cost
    rule) and ``alternatives`` (the other rule) as the list of codes names them.

    Examples
    --------
    >>> cases()["cost"].unique().tolist()
    ['Cheap', 'Priced', 'Costly']
    """
    names = load("code_names").query("dataset == 'thesis_tests'")
    named = {str(field): rows.set_index("code")["name"] for field, rows in names.groupby("field")}
    rows = load("thesis_tests").assign(alternatives=verdicts()["alternatives"])
    named["alternatives"] = named["fits"]
    return rows.assign(**{field: rows[field].map(codes) for field, codes in named.items()})


def verdicts() -> pd.DataFrame:
    """Tell for each case whether each rule fits, as codes of `FITS`.

    The verdict on the cost rule stands in the data, since its clauses are a judgement. That on the
    alternatives rule follows from which alternative there was and which way the case went.

    Examples
    --------
    >>> verdicts()["alternatives"].value_counts().to_dict()
    {'yes': 11, 'no': 3, 'open': 2}
    """
    rows = load("thesis_tests")
    expected = [
        "yes" if result in EXPECTED[alternative] else "no"
        for alternative, result in zip(rows["alternative"], rows["result"], strict=True)
    ]
    by_alternative = pd.Series(expected, index=rows.index).mask(rows["result"] == "open", "open")
    return pd.DataFrame({"cost": rows["fits"], "alternatives": by_alternative})


def counts() -> pd.DataFrame:
    """Count the cases by rule (columns) and whether it fits (rows); every case has the same weight.

    Examples
    --------
    >>> counts()["cost"].to_dict()
    {'yes': 8, 'clause': 3, 'no': 3, 'open': 2}
    """
    counted = verdicts().apply(pd.Series.value_counts)
    return counted.reindex(list(FITS)).fillna(0).astype(int)


def crossed() -> pd.DataFrame:
    """Count the cases by both verdicts: rows for the cost rule, columns for the alternatives rule.

    Examples
    --------
    >>> crossed().loc["clause"].to_dict()
    {'yes': 2, 'clause': 0, 'no': 1, 'open': 0}
    """
    found = verdicts()
    table = pd.crosstab(found["cost"], found["alternatives"])
    return table.reindex(index=list(FITS), columns=list(FITS), fill_value=0)


def with_alternative() -> dict[str, int]:
    """Count for each rule the decided cases with an alternative that it fits as it stands.

    Where there is none, staying is nearly sure, so that these cases alone put the alternatives
    rule at risk. ``of`` is their number.

    Examples
    --------
    >>> with_alternative()
    {'cost': 6, 'alternatives': 6, 'of': 9}
    """
    fits, alternative = verdicts(), load("thesis_tests")["alternative"]
    at_risk = fits[(fits["alternatives"] != "open") & (alternative != "nobody")]
    return {str(rule): int((fit == "yes").sum()) for rule, fit in at_risk.items()} | {
        "of": len(at_risk)
    }


def without_dispensable() -> int:
    """Count the cases that the alternatives rule fits if to do without is an alternative, too.

    Kazakhstan could be without an alliance, a union and fees, as it could not be without gas.

    Examples
    --------
    >>> without_dispensable()
    8
    """
    fits = verdicts()["alternatives"] == "yes"
    return int((fits & ~load("thesis_tests")["test_id"].isin(DISPENSABLE)).sum())


def moved_by_alternative() -> pd.DataFrame:
    """Count the decided cases, and those that moved away from Russia, by the alternative there was.

    Returns rows ``own``, ``others`` and ``nobody`` with ``decided`` and ``moved``.

    Examples
    --------
    >>> int(moved_by_alternative().loc["nobody", "moved"])
    0
    """
    rows = load("thesis_tests").query("result != 'open'")
    moved = (rows["result"] == "away").groupby(rows["alternative"])
    return pd.DataFrame({"decided": moved.size(), "moved": moved.sum()}).loc[list(EXPECTED)]


def cases_without_a_move_away() -> int:
    """Count the decided cases in which no tie was left, as "nothing is left" would have foretold.

    Examples
    --------
    >>> cases_without_a_move_away()
    8
    """
    return int(load("thesis_tests")["result"].isin(["stayed", "toward"]).sum())


def agreement_of_coders() -> pd.DataFrame:
    """Count the cases that coders without the outcome sorted as the table does.

    Returns one row for each coder of ``thesis_codings`` with ``cost`` and ``alternative``, numbers
    of cases.

    Examples
    --------
    >>> agreement_of_coders().loc["fourth"].to_dict()
    {'cost': 14, 'alternative': 15}
    """
    table = load("thesis_tests").set_index("test_id")[["cost", "alternative"]]
    codings = load("thesis_codings").set_index(["coder", "test_id"])
    coders = codings.index.unique("coder")
    # Earlier coders did not have every case.
    same = {coder: (codings.loc[coder].reindex(table.index) == table).sum() for coder in coders}
    return pd.DataFrame(same).T
