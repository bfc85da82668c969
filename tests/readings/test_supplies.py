"""What Russia supplies: counts before words, the newest year with both numbers."""

import pandas as pd

from between_powers import data
from between_powers.readings import electricity, gas, supplies, trade


def test_a_count_stands_before_words():
    rows = supplies.from_russia().set_index(["name", "period"]).sort_index()
    assert ("Sugar", "2023-11") not in rows.index, "the president's words give way to counts"
    assert not rows.loc[("Wheat and barley", "2023-11"), "firm"]
    assert not rows.loc[("Sugar", "2025-01/2025-07"), "firm"], "two sources were joined"
    assert rows.loc[("Sugar", "2021"), "firm"]


def test_shares_agree_with_the_readings_that_they_rest_on():
    rows = supplies.from_russia().set_index("name")
    assert rows.loc[supplies.ALL_GOODS, "share"] == trade.shares("imports")["Russia"].iloc[-1]
    power = electricity.from_russia()["delivered"] / electricity.net_imports()["demand"]
    assert rows.loc[supplies.POWER, "share"] == power.dropna().iloc[-1]
    home = gas.imports_of_home_supply()
    assert rows.loc[supplies.GAS, "share"] < home["share"].iloc[0] + 0.01


def test_a_year_without_use_is_passed_over(monkeypatch):
    rows = data.load("gas")
    later = rows[rows["measure"] == "imports_from_russia"].head(1).assign(period="2025", value=9.0)
    frames = {"gas": pd.concat([rows, later], ignore_index=True)}
    monkeypatch.setattr(supplies, "load", lambda name: frames.get(name, data.read(name)))
    assert supplies.from_russia().set_index("name").loc[supplies.GAS, "period"] == "2024"
