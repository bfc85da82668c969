"""Opinion in Kazakhstan on Russia and the war: answers in two waves of one survey."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def answers() -> pd.Series:
    """Answers in Kazakhstan, percent of respondents, by question and wave.

    Waves that cannot be compared with others are left out.

    Examples
    --------
    >>> float(answers()["approve_russia_leadership", "2022"])
    29.0
    """
    rows = load("opinion").query("country == 'Kazakhstan' and comparable")
    return rows.set_index(["question", "wave"])["value_percent"]


def changes() -> pd.DataFrame:
    """Answers of ``opinion_pairs``, each in its first and last wave.

    Returns the columns ``panel``, ``answer``, ``question``, ``first_wave``, ``last_wave`` (in
    words), ``before``, ``after`` (percent), ``source_id`` (of the first wave) and
    ``also_source_id`` (of the last), in the order of the dataset.

    Raises
    ------
    ValueError
        If a wave of a pair cannot be compared with others.

    Examples
    --------
    >>> table = changes().set_index("question")
    >>> table.loc["attack_possible", ["first_wave", "last_wave"]].tolist()
    ['Nov 2022', 'May 2023']
    """
    pairs, rows = load("opinion_pairs"), load("opinion")
    rows = rows.set_index(["survey", "question", "country", "wave"])
    columns = ["panel", "answer", "question"]
    table = pairs[columns].copy()
    for wave, value, source in (
        ("first_wave", "before", "source_id"),
        ("last_wave", "after", "also_source_id"),
    ):
        asked = rows.loc[pd.MultiIndex.from_frame(pairs[["survey", "question", "country", wave]])]
        if not asked["comparable"].all():
            raise ValueError(f"data/opinion_pairs.csv, {wave}: a wave cannot be compared")
        table[wave] = pairs[wave].map(_in_words)
        table[value] = asked["value_percent"].to_numpy()
        table[source] = asked["source_id"].to_numpy()
    waves, values = ["first_wave", "last_wave"], ["before", "after"]
    return table[[*columns, *waves, *values, "source_id", "also_source_id"]]


def _in_words(wave: str) -> str:
    return wave if len(wave) == 4 else pd.Timestamp(wave).strftime("%b %Y")
