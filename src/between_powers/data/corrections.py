"""Corrections of claims say what the report's own data say: each figure is computed again.

A correction is prose, and prose can drift from the data that it rests on. For every claim whose
correction states a figure that a dataset holds, this module computes the words that must stand
in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from between_powers.data.checks import Frames
from between_powers.data.descriptor import fault
from between_powers.measures import shares_of_total, turnover
from between_powers.words import number


def _cpc_share(frames: Frames) -> list[str]:
    oil = frames["oil_exports"].query("year == 2022 and coverage == 'full_year'")
    total = oil[oil["route"] == "total"]["value_mt"].item()
    kazakh = oil[(oil["route"] == "cpc") & oil["in_split"]]["value_mt"].item()
    return [f"{number(100 * kazakh / total)} percent in 2022"]


def _russian_stake(frames: Frames) -> list[str]:
    owners = frames["cpc_shareholders"].query("year == 2021 and holder == 'russian_state'")
    return [f"{value:g}" for value in sorted(owners["value_percent"], reverse=True)]


def _sugar(frames: Frames) -> list[str]:
    rows = frames["import_dependence"].query(
        "period == '2021' and product == 'Sugar' and origin == 'Russia'"
    )
    return [f"{number(rows['value_percent'].item())} percent of imports in 2021"]


def _imports(frames: Frames) -> list[str]:
    trade = frames["trade_partners"].query("year == 2021 and flow == 'imports'")
    shares = shares_of_total(trade, ["year", "flow"], "value_musd", "partner", "World")
    share = shares[shares["partner"] == "Russia"]["share"].item()
    return [f"{number(100 * share)} percent of all imports in 2021"]


def _turnover_share(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"].query("year >= 2018"))
    shares = shares_of_total(flows, ["year"], "value_musd", "partner", "World")
    russia = 100 * shares[shares["partner"] == "Russia"]["share"]
    return [f"Between {number(russia.min())} and {number(russia.max())} percent in 2018 to 2025"]


def _samara(frames: Frames) -> list[str]:
    oil = frames["oil_exports"].query("year == 2022 and coverage == 'full_year'")
    total = oil[oil["route"] == "total"]["value_mt"].item()
    line = oil[(oil["route"] == "atyrau_samara") & oil["in_split"]]["value_mt"].item()
    return [f"about {number(100 * line / total)} percent in 2022"]


def _gdp(frames: Frames) -> list[str]:
    gdp = frames["gdp_population"].query("measure == 'gdp'")
    wide = gdp.pivot_table(index="year", columns="country", values="value")
    share = (100 * wide["Kazakhstan"] / wide.sum(axis=1)).loc[2019:2023]
    return [f"{number(share.min())} to {number(share.max())} percent"]


def _russians(frames: Frames) -> list[str]:
    people = frames["demography"].query(
        "group == 'Russian' and measure == 'share' and area == 'Kazakhstan'"
    )
    shares = people.set_index(["base", "period"])["value"]
    return [number(shares["census", "2021"], 1), number(shares["register", "2022-01-01"], 1)]


def _turnover_2023(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"].query("year == 2023"))
    usd = flows[flows["partner"] == "Russia"]["value_musd"].item()
    return [f"{number(usd / 1000)} billion dollars in 2023"]


def _turkiye(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"]).query("partner == 'Türkiye'")
    usd = flows.set_index("year")["value_musd"] / 1000
    passed = int(usd[usd > 5].index.min())
    return [f"about {number(usd[2015])} billion in 2015", f"passed 5 billion only in {passed}"]


def _chips(frames: Frames) -> list[str]:
    points = frames["reexport_points"].query("measure == 'microchip_exports'")
    usd = points.set_index("period")["value"]
    return [f"from {number(usd['2021'], 1)} to {number(usd['2022'])} million dollars in 2022"]


def _firms(frames: Frames) -> list[str]:
    rows = frames["russian_firms"].query("period == '2024-05' and measure == 'russian_capital'")
    return [f"{number(rows['value'].item())} by May 2024"]


def _entries(frames: Frames) -> list[str]:
    rows = frames["migration_2022"].query("measure == 'entries'")
    week = rows[(rows["start"] == "2022-09-21") & (rows["end"] == "2022-09-27")]
    return [f"{number(week['value'].item())} had entered"]


CHECKS: dict[str, Callable[[Frames], list[str]]] = {
    "A20": _cpc_share,
    "A21": _russian_stake,
    "A23": _sugar,
    "A24": _imports,
    "A25": _turnover_share,
    "A27": _samara,
    "A29": _gdp,
    "A33": _russians,
    "B02": _turnover_2023,
    "B10": _entries,
    "B16": _chips,
    "B17": _firms,
    "C11": _turkiye,
}
"""The words that the data put into a correction, by claim."""


def agree(frames: Frames) -> Iterator[str]:
    """Corrections say the figures that the datasets give."""
    ledger = frames["claims"]
    rows = {key: number for number, key in enumerate(ledger["claim_id"], start=2)}
    texts = ledger.set_index("claim_id")["correction"].fillna("")
    for key, check in CHECKS.items():
        for words in check(frames):
            if key in rows and words not in texts[key]:
                where = ("claims.csv", rows[key], "correction")
                problem = f"of {key} does not say {words!r}, as the data do"
                yield fault(where, texts[key], problem, "correct the text or the data")
