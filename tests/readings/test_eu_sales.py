"""Exports of the European Union: like months are compared with like."""

import pandas as pd

from between_powers.readings import eu_sales


def months(first, last, value, **columns):
    """Return one row for each month, all of one value."""
    dates = pd.date_range(first, last, freq="MS").strftime("%Y-%m")
    return pd.DataFrame({"month": dates, "period": dates, "value_meur": value, **columns})


def use(monkeypatch, *parts):
    monkeypatch.setattr(eu_sales, "load", lambda _: pd.concat(parts, ignore_index=True))


def test_banned_goods_are_compared_from_march_to_november(monkeypatch):
    # A flood of goods outside the months of the comparison changes nothing.
    use(
        monkeypatch,
        months("2021-01", "2021-12", 1.0, partner="Armenia"),
        months("2022-01", "2022-02", 90.0, partner="Armenia"),
        months("2022-03", "2022-11", 3.0, partner="Armenia"),
        months("2022-12", "2022-12", 90.0, partner="Armenia"),
    )
    row = eu_sales.banned_goods_change().loc["Armenia"]
    assert row.to_dict() == {"before": 9.0, "after": 27.0, "change": 18.0, "growth": 2.0}
