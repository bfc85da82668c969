"""The later datasets are true to the readings of the evidence reports."""

import pandas as pd
import pytest

from between_powers import data


def test_shares_of_the_two_states_in_the_pipeline() -> None:
    held = data.load("cpc_shareholders").groupby(["year", "holder"])["value_percent"].sum()
    assert held[2021, "russian_state"] == 31
    assert held[2021, "kazakh_state"] == 20.75
    assert held[2000, "russian_state"] == 24


def test_line_to_china_carries_mostly_russian_oil() -> None:
    moved = data.load("russian_transit").query("coverage == 'full_year'")
    by_year = moved.pivot_table(index="year", columns="measure", values="value_mt")
    russian = by_year["russian_oil_to_china"] / by_year["china_pipeline_all_oil"]
    assert russian.dropna().between(0.5, 0.55).all()
    kazakh = data.load("oil_exports").query(
        "route == 'china' and year == 2024 and in_split == False"
    )
    assert kazakh["value_mt"].max() < 0.15 * by_year.loc[2024, "russian_oil_to_china"]


@pytest.mark.parametrize(("year", "cargo"), [(2019, 0.759), (2022, 1.485), (2025, 4.119)])
def test_middle_corridor_by_the_ministry(year: int, cargo: float) -> None:
    rows = data.load("middle_corridor").query("measure == 'cargo' and counter == 'ministry'")
    assert rows.set_index("year").at[year, "value"] == cargo


def test_chinese_loans_sum_to_the_reported_total() -> None:
    loans = data.load("china_loans").groupby("year")["value_musd"].sum()
    assert loans.sum() / 1000 == pytest.approx(64.15, abs=0.005)
    assert loans[2021] / 1000 == pytest.approx(0.64, abs=0.005)


def test_share_of_kazakhstan_in_central_asia_is_not_constant() -> None:
    gdp = data.load("gdp_population").query("measure == 'gdp'")
    wide = gdp.pivot_table(index="year", columns="country", values="value")
    share = 100 * wide["Kazakhstan"] / wide.sum(axis=1)
    assert share.loc[2019:2023].between(57.5, 60.5).all()
    assert [round(share[2007]), round(share[2016])] == [71, 50]


@pytest.mark.parametrize(
    ("partner", "year", "share"),
    [
        ("Russia", 1992, 0.73),
        ("Russia", 2023, 0.56),
        ("China", 2023, 0.74),
        ("Türkiye", 2019, 0.60),
    ],
)
def test_agreement_in_votes(partner: str, year: int, share: float) -> None:
    found = data.load("un_agreement").set_index(["partner", "year"])["value"]
    assert round(found[partner, year], 2) == share


def test_ideal_points_of_kazakhstan_and_what_cannot_be_used() -> None:
    points = data.load("un_ideal_points").query("edition == 'final_passage_2026'")
    own = points[points["country"] == "Kazakhstan"].set_index("year")["value"]
    assert [round(own[year], 2) for year in (1992, 2019, 2022, 2023)] == [0.6, -0.63, -0.93, -0.36]
    assert set(points.loc[points["year"] == 2024, "use"]) == {"unusable"}
    assert set(points.loc[points["year"] == 2025, "use"]) <= {"provisional", "unusable"}


def test_partners_report_more_trade_than_kazakhstan() -> None:
    mirror = data.load("mirror_trade").query("period == '2023' and flow == 'turnover'")
    own = data.load("trade_partners").query("year == 2023 and partner == 'China'")
    assert mirror["value_musd"].item() / 1000 == 41
    assert round(own["value_musd"].sum() / 1000, 1) == 30.1
    parts = data.load("mirror_trade").query(
        "year == 2023 and period == '2023' and flow != 'turnover'"
    )
    assert parts["value_musd"].sum() == mirror["value_musd"].item()


def test_register_and_census_stay_apart() -> None:
    people = data.load("demography").query("group == 'Russian' and measure == 'share'")
    by_base = people.set_index(["base", "period"])["value"]
    assert by_base["register", "2022-01-01"] == 18.47
    assert by_base["census", "2021"] == 15.54
    regional = people[people["area"] != "Kazakhstan"]
    assert regional.empty, "no regional share of Russians is safe"


def test_what_the_audit_took_out_stays_out() -> None:
    known = set(data.sources().index)
    assert not known & {"S_TURANTIMES", "S_TR_NURTLEU", "S_IZ_UK", "GROKNK", "S_ESSA"}
    assert "dual_use_goods_banned_from_export" not in set(data.load("reexport_points")["measure"])
    ranks = data.load("turkiye_points").query("measure == 'investor_rank_all'")
    assert 9 not in set(ranks["value"])
    assert data.load("import_dependence")["value_percent"].max() <= 100
    russia = data.load("trade_partners").query("partner == 'Russia' and year == 2010")
    assert russia.empty


def test_monthly_series_have_no_gap() -> None:
    trade = data.load("trade_totals_monthly")
    months = pd.PeriodIndex(trade["month"].unique(), freq="M")
    assert len(months) == (months.max() - months.min()).n + 1
    brent = data.load("brent").query("frequency == 'monthly'")["period"]
    assert len(brent) == (2026 - 2000) * 12 + 7
