"""A reading is equal wherever it is printed: in chapters, tables of figures, and docs.

Glued values are those of ``tests/expected``, which the tests of the chapters hold equal to what
the chapters print; tables are those of ``figures/``.
"""

import re
from pathlib import Path

import pandas as pd
import pytest
from tools.author.wording import glued

from between_powers.readings import (
    arms,
    caspian_pipeline,
    country,
    defence,
    disruptions,
    electricity,
    gas,
    middle_corridor,
    oil,
    organisations,
    page,
    people,
    pipelines,
    trade,
    transit,
    votes,
)
from between_powers.words import count, number, percent, quantity, years

ROOT = Path(__file__).resolve().parents[2]
MT = "million tonnes"


def russia(flow, year, decimals=0):
    return percent(trade.shares(flow).loc[year, "Russia"], decimals)


def cpc(year):
    return percent(caspian_pipeline.share()[year])


def attacks_that_cut():
    attacks = disruptions.of_transit("attack")
    return count(int((attacks["loading_affected"] == "yes").sum()))


def seats_shared_with(country):
    members = organisations.positions(2026).query("position == @organisations.MEMBER")
    seats = members.groupby("country")["organisation"].agg(set)
    return count(len(seats["Kazakhstan"] & seats[country]))


GLUED = {
    "CPC share of 2009": (lambda: cpc(2009), "leverage cpc_share_first", "summary cpc_first"),
    "CPC share of 2021": (
        lambda: cpc(2021),
        "leverage cpc_2021",
    ),
    "CPC share of 2025": (
        lambda: cpc(2025),
        "leverage cpc_share_last",
        "summary cpc_last",
        "scenarios cpc_now",
    ),
    "lowest CPC share since the war": (
        lambda: percent(caspian_pipeline.share().loc[2022:].min(), 1),
        "leverage cpc_after_low",
    ),
    "share through Russia in 2025": (
        lambda: percent(oil.through_russia().loc[2025, "share"]),
        "leverage through_last",
    ),
    "oil around Russia in 2025": (
        lambda: quantity(oil.around_russia().loc[2025, "value_mt"], MT, 1),
        "leverage around_last",
    ),
    "part of the Russian state in the CPC": (
        lambda: percent(pipelines.combined_parts()["russian_state"]),
        "leverage ru_now",
    ),
    "Russian part of the CPC with Lukoil": (
        lambda: percent(pipelines.combined_parts()["russian_with_lukoil"]),
        "leverage ru_with_lukoil",
    ),
    "Russian part of the CPC with Lukoil, exact": (
        lambda: percent(pipelines.combined_parts()["russian_with_lukoil"], 1),
        "balancers ru_cpc",
    ),
    "American part of the CPC": (
        lambda: percent(pipelines.combined_parts()["american"], 1),
        "balancers us_cpc",
    ),
    "growth of the bill for Russian gas": (
        lambda: percent(gas.import_bill_growth()),
        "leverage gas_value_grew",
        "scenarios gas_paid",
    ),
    "growth of what Russia sells": (
        lambda: percent(trade.growth("imports", 2021, 2025).loc["Russia", "growth"]),
        "leverage russia_sales_grew",
        "balancers ru_sold_more",
    ),
    "land that Russia leases": (
        lambda: percent(country.leased_share(), 1),
        "leverage leased_share",
        "tension leased",
    ),
    "oil and gas in exports": (
        lambda: percent(oil.weight()["share_of_exports", "2022"], of=100),
        "leverage oil_gas_exports",
        "summary oil_gas",
    ),
    "power that Uzbekistan promised": (
        lambda: number(electricity.planned()["purchases_from_uzbekistan", 2026], 1),
        "leverage power_uzbek",
    ),
    "power that Uzbekistan promised, with its unit": (
        lambda: quantity(
            electricity.planned()["purchases_from_uzbekistan", 2026], "terawatt-hours", 1
        ),
        "balancers uz_power",
    ),
    "usual share of Russia in turnover": (
        lambda: percent(trade.mean_share("turnover", "Russia", 2011, 2019), 1),
        "pivot share_long",
    ),
    "usual share of Russia in imports": (
        lambda: percent(trade.mean_share("imports", "Russia", 2011, 2019)),
        "pivot import_long",
    ),
    "last lower share of turnover": (
        lambda: str(trade.last_year_below("turnover", "Russia", 2025)),
        "pivot least_since",
    ),
    "last higher share of exports": (
        lambda: str(trade.last_year_above("exports", "Russia", 2023)),
        "pivot export_high",
    ),
    "last year as near in votes": (
        lambda: str(votes.last_as_near("Russia", 2023)),
        "pivot nearest_since",
    ),
    "spare capacity around Russia": (
        lambda: quantity(transit.spare(), MT, 1),
        "leverage spare_around",
    ),
    "attacks": (
        lambda: count(len(disruptions.of_transit("attack"))),
        "leverage attacks_total",
    ),
    "attacks that cut": (attacks_that_cut, "leverage attacks_that_cut"),
    "cargo of the corridor": (
        lambda: quantity(middle_corridor.cargo()["value"].iloc[-1], MT, 1),
        "balancers titr_last",
    ),
    "corridor over CPC": (
        lambda: percent(middle_corridor.cargo().loc[2025, "value"] / oil.latest_flows()["cpc"]),
        "balancers titr_of_cpc",
    ),
    "Russia's share of imports in 2021, exact": (
        lambda: russia("imports", 2021, 1),
        "leverage russia_imports_2021",
    ),
    "Russia's share of imports in 2025": (
        lambda: russia("imports", 2025),
        "summary imports_last",
        "balancers ru_imports",
    ),
    "Russia's share of turnover": (
        lambda: russia("turnover", 2025, 1),
        "pivot share_last",
        "summary turnover_last",
    ),
    "China leads from": (
        lambda: str(trade.china_leads_from()),
        "pivot china_passes",
        "balancers cn_lead",
    ),
    "arms of the latest window": (
        lambda: percent(arms.russian()["share"].iloc[-1]),
        "leverage arms_latest",
        "summary arms_register",
        "balancers ru_arms",
    ),
    "arms of the newest edition": (
        lambda: percent(arms.newest()["share"]),
        "leverage arms_newest",
        "summary arms_last",
        "scenarios arms",
        "balancers ru_arms_newest",
    ),
    "lowest share of arms": (
        lambda: percent(arms.russian()["share"].min()),
        "leverage arms_low",
    ),
    "latest window of arms": (
        lambda: years(*arms.LATEST),
        "leverage arms_latest_window",
        "balancers arms_window",
    ),
    "newest window of arms": (
        lambda: arms.newest()["window"],
        "leverage arms_newest_window",
        "summary arms_window",
        "scenarios arms_window",
        "balancers ru_arms_newest_window",
    ),
    "last NO on Crimea": (
        lambda: str(votes.crimea_years("no")[-1]),
        "pivot last_no_year",
        "summary last_no",
    ),
    "years off the list": (
        lambda: " and ".join(map(str, votes.crimea_years("not_no"))),
        "pivot not_no_years",
    ),
    "first year off the list": (lambda: str(votes.crimea_years("not_no")[0]), "summary off_list"),
    "texts of the emergency session": (
        lambda: count(len(votes.on_ukraine(*votes.EMERGENCY_SESSION))),
        "pivot es11_total",
    ),
    "pooled agreement with Russia": (
        lambda: percent(
            votes.pooled_agreement([(2022, 2023)]).set_index("partner").loc["Russia", "share"]
        ),
        "tension agree_rus_war",
    ),
    "distance from Russia": (
        lambda: number(votes.distance("Russia").set_index("year").loc[2021, "distance"], 2),
        "tension rus_2021",
    ),
    "Russians in the census": (
        lambda: percent(people.census("share").loc[2021, "Russian"], 1),
        "tension russian_2021",
        "ledger census",
    ),
    "Russians in the register": (
        lambda: percent(people.register().loc["2022-01-01", "Russian"], 1),
        "tension register",
    ),
    "new pupils in Kazakh": (
        lambda: percent(people.language()["first_year_in_kazakh"]),
        "tension first_year",
    ),
    "bodies shared with Russia": (
        lambda: seats_shared_with("Russia"),
        "tension clubs_russia",
    ),
}


@pytest.mark.parametrize("reading", GLUED)
def test_a_reading_is_equal_in_the_chapters(reading):
    text, *places = GLUED[reading]
    named = (place.split() for place in places)
    assert [glued(chapter)[name] for chapter, name in named] == [text()] * len(places)


def table(name):
    return pd.read_csv(ROOT / "figures" / f"{name}.csv")


def panel(name):
    rows = table("before-after")
    return rows[rows["panel"] == name].set_index("year")["value"].astype(float).tolist()


def of(frame, **cells):
    """Rows of a frame with these cells."""
    for column, cell in cells.items():
        frame = frame[frame[column] == cell]
    return frame


DRAWN = {
    "share of trade": (
        lambda: trade.shares("turnover").loc[[2021, 2025], "Russia"],
        lambda: of(table("china-passes-russia"), partner="Russia").pipe(
            lambda rows: rows[rows["year"].isin([2021, 2025])]["share"]
        ),
    ),
    "CPC share": (
        caspian_pipeline.share,
        lambda: panel("CPC share of oil exports"),
    ),
    "split": (lambda: oil.split()["share"], lambda: table("oil-by-route")["share"]),
    "spare capacity": (
        lambda: transit.alternatives()["spare_mt"].sort_values(ascending=False),
        lambda: table("corridor-scale").query("what.str.contains(', free')")["mt"],
    ),
    "oil through Russia": (
        lambda: oil.through_russia()["value_mt"].tail(1),
        lambda: of(table("who-needs-whom"), what="Kazakh through Russia")["value"],
    ),
    "Russia's share of imports": (
        lambda: trade.shares("imports")["Russia"],
        lambda: of(table("partner-shares"), flow="imports", partner="Russia")["share"],
    ),
    "Russia's share of arms": (
        lambda: arms.by_edition()["share"],
        lambda: table("arms-windows").dropna(subset="share")["share"],
    ),
    "Russia's share of arms since 2010": (
        lambda: arms.by_edition()["share"].iloc[[2, 3, 5]],
        lambda: panel("Russian share of arms"),
    ),
    "distances in votes": (
        lambda: votes.distance("Russia")["distance"],
        lambda: of(table("ideal-points"), country="Russia")["distance"],
    ),
    "those who stayed": (
        lambda: people.came_and_stayed().iloc[[0]]["high"],
        lambda: table("came-and-stayed").iloc[[0]]["high"],
    ),
    "defence by the budget": (
        lambda: defence.budget()["share_of_gdp"],
        lambda: of(table("defence-share"), series="Republican budget")["share"],
    ),
}


@pytest.mark.parametrize("reading", DRAWN)
def test_a_reading_is_equal_in_the_tables_of_the_figures(reading):
    values, *drawn = DRAWN[reading]
    for place in drawn:
        assert list(place()) == pytest.approx(list(values()), abs=5e-5)
        assert list(values())


def test_positions_are_equal_in_the_table_of_the_figure():
    drawn = table("clubs").set_index(["organisation", "country"])["position"]
    found = organisations.positions(2021).set_index(["organisation", "country"])["position"]
    assert found[drawn.index].tolist() == drawn.tolist()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("CPC share of oil exports", lambda: percent(caspian_pipeline.share()[2024], 1)),
        ("Routes that touch", lambda: percent(oil.through_russia().loc[2022, "share"], 1)),
        ("China leads Russia", lambda: str(trade.china_leads_from())),
        ("Share of trade turnover", lambda: russia("turnover", 2025, 1)),
        ("Russian share of arms", lambda: percent(arms.russian()["share"].min(), 1)),
    ],
)
def test_a_reading_is_equal_on_the_page(heading, text):
    sections = page.PATH.read_text("utf-8").split("\n## ")
    section = next(part for part in sections if part.startswith(heading))
    assert re.search(rf"(?<![\d.]){re.escape(text())}", section)
