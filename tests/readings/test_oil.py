"""The rule for choosing among rival figures of oil, on rows that tempt it."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import caspian_pipeline, oil

COLUMNS = ["year", "route", "value_mt", "in_split", "conflict", "status"]


def rows(*cells, route="cpc"):
    """Rows of 2024, each a value, whether of the split, whether with a rival, and a status."""
    return pd.DataFrame([(2024, route, *cell) for cell in cells], columns=COLUMNS)


TEMPTATIONS = {
    # Sorted by the alphabet, the last status is "reported", the one before it "estimated".
    "an expected figure sorts behind a derived one": (
        [(55.4, False, True, "estimated"), (54.9, False, True, "derived")],
        54.9,
    ),
    "a derived figure stands before a reported one": (
        [(54.9, False, True, "derived"), (55.0, False, True, "reported")],
        55.0,
    ),
    "a reported figure is rounded, the split is not": (
        [(52.0, False, True, "reported"), (52.2, True, True, "reported")],
        52.2,
    ),
    "the split is derived, a rival reported": (
        [(2.018, True, True, "derived"), (2.0, False, True, "reported")],
        2.018,
    ),
    "an undisputed figure is derived, two disputed ones reported": (
        [
            (1.4, False, True, "reported"),
            (1.7, False, True, "reported"),
            (1.5, False, False, "derived"),
        ],
        1.5,
    ),
    "two reported figures agree": (
        [(1.4, False, False, "reported"), (1.4, False, False, "reported")],
        1.4,
    ),
}


@pytest.mark.parametrize("temptation", TEMPTATIONS)
def test_the_rule_withstands(temptation):
    cells, value = TEMPTATIONS[temptation]
    for order in (cells, cells[::-1]):
        assert oil.choose(rows(*order))["value_mt"].tolist() == [value]


def test_two_figures_of_equal_rank_are_left_out_and_never_averaged():
    rivals = rows((1.4, False, True, "reported"), (1.7, False, True, "reported"))
    others = rows((8.6, False, False, "estimated"), route="atyrau_samara")
    assert oil.choose(pd.concat([rivals, others]))["route"].tolist() == ["atyrau_samara"]
    assert 2006 not in oil.totals().index


def test_a_status_without_a_rank_is_refused_and_takes_no_row_with_it():
    with pytest.raises(data.DataError) as caught:
        oil.choose(rows((1.4, False, True, "reported"), (1.7, False, True, "claimed")))
    assert str(caught.value) == (
        "data/oil_exports.csv, row 3, column status: 'claimed' is not in oil.STATUS_ORDER; "
        "add it there"
    )


def test_every_status_that_a_row_may_have_has_a_rank():
    fields = {one["name"]: one for one in data.describe("oil_exports")["schema"]["fields"]}
    assert set(fields["status"]["constraints"]["enum"]) == set(oil.STATUS_ORDER)


def test_a_route_of_the_split_without_a_class_is_refused(monkeypatch):
    figures = data.load("oil_exports").replace({"route": {"china": "iran"}})
    monkeypatch.setattr(oil, "load", lambda _: figures)
    with pytest.raises(data.DataError, match="'iran' is not in oil"):
        oil.class_shares()


def test_every_year_and_route_has_one_figure_of_the_data():
    table = oil.exports()
    assert not table.duplicated(["year", "route"]).any()
    assert table["coverage"].eq("full_year").all()
    origin = data.load("oil_exports").merge(table)
    assert len(origin) == len(table)
    split = oil.split().set_index(["year", "route"])["value_mt"]
    assert table.set_index(["year", "route"])["value_mt"].loc[split.index].equals(split)


def test_the_kind_of_a_share_is_read_from_columns(monkeypatch):
    kinds = caspian_pipeline.shares_by_year().set_index("year")["kind"]
    assert kinds.index[kinds == "Expected or rounded"].tolist() == [2012, 2021]
    figures = data.load("oil_exports").assign(note="About, rounded, expected by a minister.")
    monkeypatch.setattr(oil, "load", lambda _: figures)
    assert caspian_pipeline.shares_by_year().set_index("year")["kind"].equals(kinds)
    monkeypatch.setattr(oil, "load", lambda _: figures.assign(bound="about"))
    assert set(caspian_pipeline.shares_by_year()["kind"]) == {"Expected or rounded"}


def test_a_split_and_its_classes_add_up():
    split, classes = oil.split(), oil.class_shares()
    for year, part in classes.groupby("year"):
        whole = split[split["year"] == year]
        assert part["value_mt"].sum() == pytest.approx(whole["value_mt"].sum())
        through, around = oil.through_russia().loc[year], oil.around_russia().loc[year]
        assert through["share"] <= through["upper"] <= 1 - around["share"] + 1e-9
    assert split["class"].notna().all()


def test_shares_through_russia_are_those_of_the_classes():
    classes = oil.class_shares()
    through = (
        classes[classes["class"].isin(oil.THROUGH)].groupby("year")[["value_mt", "share"]].sum()
    )
    found = oil.through_russia()
    assert found["value_mt"].tolist() == pytest.approx(through["value_mt"].tolist())
    assert found["share"].tolist() == pytest.approx(through["share"].tolist())


def test_shares_of_2023_and_2024_rest_on_official_figures():
    chosen = oil.exports().set_index(["year", "route"])
    cells = [(2023, "total"), (2023, "cpc"), (2024, "total"), (2024, "cpc")]
    assert chosen.loc[cells, "value_mt"].tolist() == [70.5, 56.05, 68.6, 54.9]
    assert set(chosen.loc[cells, "status"]) == {"reported"}
    assert set(chosen.loc[cells, "bound"]) == {"exact"}
    assert "smartlab_2024dec" not in data.sources().index


def test_the_split_of_2024_is_whole_and_its_ports_sum_to_aktau():
    chosen = oil.exports().set_index(["year", "route"])["value_mt"]
    split = oil.split().query("year == 2024").set_index("route")["value_mt"]
    assert split.sum() == pytest.approx(68.55)
    assert split["aktau_makhachkala"] + split["aktau_baku"] == chosen[2024, "aktau_all"]


def test_two_counts_of_2025_stand_side_by_side():
    rows = data.load("oil_exports").query("period == '2025' and route == 'china'")
    assert rows["value_mt"].tolist() == [1.0, 1.1]
    assert rows["conflict"].all()
    assert oil.latest_flows()["china"] == 1.0


def test_a_plan_is_no_export():
    rows = data.load("oil_exports").query("status == 'announced'")
    plans = set(zip(rows["year"], rows["route"], strict=True))
    assert (2026, "druzhba_germany") in plans
    table = oil.exports()
    assert not plans & set(zip(table["year"], table["route"], strict=True))
