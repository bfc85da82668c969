"""The numbers of the summary, for its versions in other languages."""

from __future__ import annotations

from between_powers import data, translated
from between_powers.readings import (
    arms,
    caspian_pipeline,
    gas,
    guesses,
    investment,
    oil,
    outage,
    stories,
    thesis,
    trade,
    votes,
)
from between_powers.readings.verdicts import accuracy


def texts(language: str) -> dict[str, str]:
    """Return the numbers of the summary as a language prints them, by the names they have there.

    Examples
    --------
    >>> texts("ru")["last_no"] == texts("ar")["last_no"]
    True
    >>> texts("ru")["turnover_last"], texts("ar")["turnover_last"]
    ('19,2%', '19.2%')
    """
    told = {name: str(text) for name, text in _years().items()}
    told |= {name: translated.percent(share, language) for name, share in _shares().items()}
    told |= {
        name: translated.percent(share, language, 1) for name, share in _with_one_decimal().items()
    }
    told |= {name: translated.in_digits(value, language) for name, value in _counts().items()}
    told["end_events"] = translated.day(data.vintage("day"), language)
    return told


def _shares() -> dict[str, float]:
    imports, editions = trade.shares("imports"), arms.by_edition().set_index("window")["share"]
    last = _trade_end()
    return {
        "claims_hold": accuracy()["share"]["total"],
        "through_russia": oil.through_russia()["share"].iloc[-1],
        "around_room": outage.rerouted_shares()["share"]["around_russia"],
        "gas_share": gas.imports_of_home_supply()["share"].iloc[-1],
        "eu_stock": investment.stock()["share"]["European Union"],
        "imports_last": imports["Russia"][last],
        "china_2021": imports["China"][2021],
        "china_last": imports["China"][last],
        "cpc_last": caspian_pipeline.shares_by_year().iloc[-1]["share"],
        "arms_prior": editions["2015–2019"],
        "arms_register": editions["2019–2023"],
        "arms_last": arms.newest()["share"],
    }


def _with_one_decimal() -> dict[str, float]:
    return {
        "turnover_last": trade.shares("turnover")["Russia"][_trade_end()],
        "ru_stock": investment.stock()["share"]["Russia"],
    }


def _counts() -> dict[str, int]:
    outcomes, fits = guesses.outcomes(), thesis.counts()
    hedging = stories.score().loc["Hedging"].astype(int).to_dict()
    forced, at_risk = stories.without_alternative(), thesis.with_alternative()
    return {
        "cases_decided": int(fits["cost"].drop("open").sum()),
        "cases_fit": int(fits["cost"]["yes"]),
        "cases_alternatives": int(fits["alternatives"]["yes"]),
        "cases_without": int(thesis.moved_by_alternative()["decided"]["nobody"]),
        "risky": at_risk["of"],
        "risky_right": at_risk["alternatives"],
        "hedging_for": hedging["For"],
        "hedging_against": hedging["Against"],
        "strict_for": hedging["For"] - forced,
        "strict_against": hedging["Against"] + forced,
        "guesses_whole": int(outcomes["came_about"].sum()),
        "guesses_all": int(outcomes[list(guesses.OUTCOMES)].sum().sum()),
    }


def _years() -> dict[str, int | str]:
    editions = arms.by_edition().set_index("window")["edition"]
    return {
        "last_no": max(votes.crimea_years("no")),
        "off_list": min(votes.crimea_years("not_no")),
        "cpc_year": int(caspian_pipeline.shares_by_year().iloc[-1]["year"]),
        "arms_window": arms.newest()["window"],
        "arms_edition": arms.newest()["edition"],
        "arms_register_edition": editions["2019–2023"],
    }


def _trade_end() -> int:
    return int(max(trade.shares("turnover")["Russia"].dropna().index))
