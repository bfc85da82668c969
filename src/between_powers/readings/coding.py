"""How events and evidence were coded: how far coders agree, and what settling changed."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.data.coding_checks import FIELDS
from between_powers.measures import coder_agreement

OWN_ACTS = "own acts"
"""Direction of the events that both coders took for acts of Kazakhstan."""

RATING = "rating"
"""Rating of an item of evidence under a hypothesis."""


def agreement(one: str = "first", other: str = "second") -> pd.DataFrame:
    """Compare two codings by field: those of the events, and the two ratings of the evidence.

    `one` and `other` are coders of ``event_codings``. The raters of the evidence are two at all
    times: its row is the same whichever coders are compared.

    Returns a frame indexed by ``field`` (theme, actor, toward, direction, `OWN_ACTS`, `RATING`):
    ``items`` coded by both, ``same`` of them, ``percent`` (a fraction), ``kappa``. The formula:
    `between_powers.measures.coder_agreement`.

    Examples
    --------
    >>> agreement().index.tolist()
    ['theme', 'actor', 'toward', 'direction', 'own acts', 'rating']
    """
    codings = load("event_codings").fillna("").set_index(["coder", "event_id"])
    first, second = (codings.loc[coder] for coder in (one, other))
    second = second.loc[first.index]
    pairs = {field: (first[field], second[field]) for field in FIELDS}
    own = (first["direction"] != "not_applicable") & (second["direction"] != "not_applicable")
    pairs[OWN_ACTS] = (first.loc[own, "direction"], second.loc[own, "direction"])
    rated = load("rating_codings").pivot(
        index=["item_id", "hypothesis_id"], columns="rater", values="rating"
    )
    pairs[RATING] = (rated["first"], rated["second"])
    found = {
        field: vars(coder_agreement(list(left), list(right)))
        for field, (left, right) in pairs.items()
    }
    return pd.DataFrame.from_dict(found, orient="index").rename_axis("field")


def changed() -> pd.Series:
    """Count the codes that settling changed, by field: against the author's, or the first rating.

    Examples
    --------
    >>> int(changed()["direction"])
    30
    """
    codings = load("event_codings").fillna("")
    author = codings[codings["coder"] == "author"].set_index("event_id")
    settled = load("events").fillna("").set_index("event_id").loc[author.index]
    counts = {field: int((settled[field] != author[field]).sum()) for field in FIELDS}
    keys = ["item_id", "hypothesis_id"]
    rated = load("rating_codings").query("rater == 'first'").set_index(keys)["rating"]
    final = load("hypothesis_ratings").set_index(keys)["rating"].loc[rated.index]
    counts[RATING] = int((final != rated).sum())
    return pd.Series(counts, name="changed")


def rating_agreement() -> pd.DataFrame:
    """Compare the two ratings of the evidence scenario by scenario.

    Returns one row a hypothesis: ``hypothesis_id``, ``percent`` (a fraction of the items rated
    alike), ``kappa``, and ``opposed``, the items that one rater took for and the other against.

    Examples
    --------
    >>> table = rating_agreement()
    >>> bool(table["percent"].between(0, 1).all()), len(table)
    (True, 6)
    """
    rated = load("rating_codings").pivot(
        index=["hypothesis_id", "item_id"], columns="rater", values="rating"
    )
    rows = []
    for hypothesis, cells in rated.groupby("hypothesis_id"):
        found = coder_agreement(cells["first"].tolist(), cells["second"].tolist())
        spoken = cells[(cells != "neutral").all(axis=1)]
        opposed = int((spoken["first"] != spoken["second"]).sum())
        rows.append((hypothesis, found.percent, found.kappa, opposed))
    return pd.DataFrame(rows, columns=["hypothesis_id", "percent", "kappa", "opposed"])
