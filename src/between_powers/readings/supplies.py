"""What Russia supplies of the goods that Kazakhstan imports, and of the energy that it uses.

Shares run from 0 to 1. The rows are of different years and of different counters; no total of
goods by origin was found, so what has no row here is not known, which is not none.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.readings import trade

OF_IMPORTS, OF_USE = "imports", "use"

ALL_GOODS, GAS, POWER = "All goods", "Natural gas", "Electricity"

COLUMNS = ["of", "name", "period", "share", "bound", "firm", "source_id", "also_source_id"]


def from_russia() -> pd.DataFrame:
    """Russia's share of imports by product, with that of all goods, and of gas and power used.

    What an official said of a product gives way to a count of it.

    Returns
    -------
    pandas.DataFrame
        Columns ``of`` (`OF_IMPORTS` or `OF_USE`), ``name``, ``period``, ``share``, ``bound``,
        ``firm`` (counted, neither said by an official nor estimated) and the sources; the largest
        share first.

    Examples
    --------
    >>> table = from_russia().set_index("name")["share"]
    >>> table[[ALL_GOODS, GAS, POWER]].round(2).tolist()
    [0.3, 0.18, 0.04]
    """
    rows = pd.concat([_products(), _all_goods(), _gas(), _power()], ignore_index=True)
    return rows.sort_values(["of", "share"], ascending=[True, False], ignore_index=True)[COLUMNS]


def _products() -> pd.DataFrame:
    rows = load("import_dependence").query("origin == 'Russia' and measure == 'share_of_imports'")
    counted = rows["basis"] == "computed"
    rows = rows[counted | ~rows["product"].isin(rows.loc[counted, "product"])]
    table: pd.DataFrame = rows.assign(
        of=OF_IMPORTS,
        name=rows["product"],
        share=rows["value_percent"] / 100,
        firm=(rows["basis"] == "computed") & (rows["status"] != "estimated"),
    )
    return table


def _all_goods() -> pd.DataFrame:
    rows = trade.share_rows().query("flow == 'imports' and partner == 'Russia'")
    latest: pd.DataFrame = rows[rows["year"] == rows["year"].max()]
    period = latest["year"].astype(str)
    return latest.assign(of=OF_IMPORTS, name=ALL_GOODS, period=period, bound="exact", firm=True)


def _gas() -> pd.DataFrame:
    """Gas from Russia, which the parliaments counted, over the gas used at home."""
    rows = load("gas")
    rows = rows[rows["aim_year"].isna()]
    return _of_use(GAS, rows, "imports_from_russia", "home_supply")


def _power() -> pd.DataFrame:
    """Power delivered by Inter RAO, without what was sold abroad, over all power used."""
    rows = load("electricity")
    rows = rows[rows["aim_year"].isna()]
    return _of_use(POWER, rows, "purchases_from_russia", "demand")


def _of_use(name: str, rows: pd.DataFrame, bought: str, used: str) -> pd.DataFrame:
    """Return the latest whole year with both what was bought and what was used."""
    all_used = rows.loc[rows["measure"] == used, ["period", "value", "source_id"]]
    all_used = all_used.rename(columns={"value": "used", "source_id": "used_source_id"})
    both = rows[rows["measure"] == bought].merge(all_used, on="period").tail(1)
    share = both["value"] / both["used"]
    return both.assign(
        of=OF_USE, name=name, share=share, firm=True, also_source_id=both["used_source_id"]
    )
