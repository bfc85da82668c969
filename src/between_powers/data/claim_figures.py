"""The figures that the data put into the remarks on claims, in the words of a remark."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from between_powers.data.checks import Frames
from between_powers.measures import shares_of_total, turnover
from between_powers.words import number


def _budget(frames: Frames) -> list[str]:
    rows = frames["public_finance"].query("measure == 'defence'")
    bkzt = rows.set_index("period")["value_bkzt"]
    return [f"{number(bkzt['2021'])} billion tenge in 2021 to {number(bkzt['2022'])} in 2022"]


def _cpc_share(frames: Frames) -> list[str]:
    oil = frames["oil_exports"].query("coverage == 'full_year' and not conflict or in_split")
    by_route = oil.query("route in ('total', 'cpc')").pivot(
        index="year", columns="route", values="value_mt"
    )
    share = 100 * by_route["cpc"] / by_route["total"]
    known = share.loc[2022:2025]
    return [
        f"{number(share[2022])}% in 2022",
        f"{number(known.min())} to {number(known.max())}% in 2022 to 2025",
        *(f"about {number(share[year])}% in 2009 and 2013" for year in (2009, 2013)),
    ]


def _russian_stake(frames: Frames) -> list[str]:
    owners = frames["cpc_shareholders"].query("year == 2021 and holder == 'russian_state'")
    direct, other = sorted(owners["value_percent"], reverse=True)
    return [
        f"{direct:g}% directly and {other:g} through another company",
        f"give {direct + other:g}; texts that say {direct:g} count the direct stake",
    ]


def _used(frames: Frames) -> pd.Series:
    """Share of what is used that imports gave, by product and the first month of the period."""
    rows = frames["import_dependence"].query("measure == 'share_of_use' and origin == 'World'")
    known = rows.assign(first=rows["period"].str[:7]).set_index(["product", "first"])
    return known["value_percent"].map(number)


def _food(frames: Frames) -> list[str]:
    rows = frames["import_dependence"].query(
        "period == '2021' and product == 'Sugar' and origin == 'Russia'"
    )
    used, now = _used(frames), "2026-01"
    return [
        f"{number(rows['value_percent'].item())}% of imports in 2021",
        f"{used['Sunflower oil', '2025-01']}% of the sunflower oil",
        f"{used['Sunflower oil', now]} a year later",
        f"{used['Dry milk', now]} of dry milk, but {used['Liquid milk', now]} of liquid milk",
    ]


def _materials(frames: Frames) -> list[str]:
    used, now = _used(frames), "2026-01"
    return [
        *_imports(frames),
        f"{used['Ethylene polymers', '2025-01']}% of the ethylene polymers",
        f"{used['Flat rolled steel', now]} of flat steel",
        f"{used['Hot-rolled bars and rods', now]} of steel bars",
        f"{used['Nitrogen fertiliser', now]} of nitrogen fertiliser",
        f"{used['Phosphate fertiliser', now]} of phosphate",
    ]


def _imports(frames: Frames) -> list[str]:
    trade = frames["trade_partners"].query("year == 2021 and flow == 'imports'")
    shares = shares_of_total(trade, ["year", "flow"], "value_musd", "partner", "World")
    share = shares[shares["partner"] == "Russia"]["share"].item()
    return [f"{number(100 * share)}% of all imports in 2021"]


def _turnover_share(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"].query("2018 <= year <= 2025"))
    shares = shares_of_total(flows, ["year"], "value_musd", "partner", "World")
    russia = 100 * shares[shares["partner"] == "Russia"]["share"]
    return [f"Between {number(russia.min())} and {number(russia.max())}% in 2018 to 2025"]


def _samara(frames: Frames) -> list[str]:
    oil = frames["oil_exports"].query("coverage == 'full_year'").set_index(["route", "year"])
    tonnes = oil["value_mt"]
    share = 100 * tonnes["atyrau_samara"] / tonnes["total"]
    return [f"about {number(share[2022])}% in 2022", f"{number(share[2024])}% in 2024"]


def _gdp(frames: Frames) -> list[str]:
    gdp = frames["gdp_population"].query("measure == 'gdp'")
    wide = gdp.pivot_table(index="year", columns="country", values="value")
    share = (100 * wide["Kazakhstan"] / wide.sum(axis=1)).loc[2019:2023]
    least, most = number(share.min()), number(share.max())
    return [f"{least} to {most}% of the five economies in 2019 to 2023"]


def _russians(frames: Frames) -> list[str]:
    people = frames["demography"].query(
        "group == 'Russian' and measure == 'share' and area == 'Kazakhstan'"
    )
    shares = people.set_index(["base", "period"])["value"]
    return [
        f"{number(shares['census', '2021'], 1)}% at the census of 2021",
        f"registers of January 2022 still had {number(shares['register', '2022-01-01'], 1)}",
    ]


def _turkiye(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"]).query("partner == 'Türkiye'")
    usd = flows.set_index("year")["value_musd"] / 1000
    passed = int(usd[usd > 5].index.min())
    last = frames["trade_checks"].query(
        "partner == 'Türkiye' and flow == 'turnover' and period == '2025'"
    )
    return [
        f"about {number(usd[2015])} billion in 2015",
        f"passed 5 billion only in {passed}",
        f"by 2025, when trade was {number(last['value'].item(), 1)} billion",
    ]


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
    later = frames["relocants"].query("date == '2023-12' and measure == 'stayed'")["value"]
    return [
        f"{number(week['value'].item())} had entered",
        f"those who had stayed at {number(later.min())} to {number(later.max())}",
    ]


def _partner(frames: Frames) -> list[str]:
    flows = turnover(frames["trade_partners"].query("partner == 'Russia'")).set_index("year")
    usd = flows["value_musd"] / 1000
    checks = frames["trade_checks"].query("partner == 'Russia' and books == 'Russia'")
    said = checks.query("period == '2024'").set_index("bound")["value"]
    return [
        f"{number(usd[2023])} billion dollars in 2023",
        f"For 2024 Kazakh statistics have {number(usd[2024], 1)} billion dollars",
        f"above {number(said['at_least'])} or near {number(said['about'])}",
    ]


def _part_of_russia(frames: Frames) -> list[str]:
    rows = frames["trade_checks"].query("measure == 'share_of_russia' and period == '2023'")
    return [f"{number(rows['value'].item(), 1)}% of Russia's trade in 2023"]


def _toll(frames: Frames) -> list[str]:
    rows = frames["january_2022_toll"]
    dead = rows[~rows["withdrawn"]].set_index("announced")["dead"]
    first, second = dead["2022-01-15"], dead["2022-03-14"]
    return [f"{first} dead at first, then {second}, and {dead['2022-08']} since August 2022"]


def _uranium(frames: Frames) -> list[str]:
    mined = frames["uranium"].query("measure == 'output' and period == '2024'")
    tonnes = mined.set_index("entity")["value"]
    return [f"{number(100 * tonnes['Kazakhstan'] / tonnes['World'])}% of the world's in 2024"]


FIGURES: dict[str, Callable[[Frames], list[str]]] = {
    "A17": _budget,
    "A20": _cpc_share,
    "A21": _russian_stake,
    "A23": _food,
    "A24": _materials,
    "A25": _turnover_share,
    "A27": _samara,
    "A29": _gdp,
    "A33": _russians,
    "B02": _partner,
    "B03": _toll,
    "B10": _entries,
    "B15": _part_of_russia,
    "B16": _chips,
    "B17": _firms,
    "C11": _turkiye,
    "D09": _uranium,
}
"""The words that must stand in the correction or the note, by claim."""
