"""Remarks on claims are computed again: a figure that changes is refused in the text."""

import pytest

from between_powers import data
from between_powers.data import corrections

CHANGES = {
    "A17": ("public_finance", "measure == 'defence' and period == '2022'", "value_bkzt"),
    "A20": ("oil_exports", "route == 'cpc' and year == 2025", "value_mt"),
    "A23": ("import_dependence", "product == 'Sunflower oil' and period > '2026'", "value_percent"),
    "A24": ("import_dependence", "product == 'Flat rolled steel'", "value_percent"),
    "A27": ("oil_exports", "route == 'atyrau_samara' and year == 2024", "value_mt"),
    "B02": ("trade_checks", "partner == 'Russia' and period == '2024'", "value"),
    "B03": ("january_2022_toll", "dead == 238", "dead"),
    "B10": ("relocants", "date == '2023-12' and measure == 'stayed'", "value"),
    "D09": ("uranium", "entity == 'Kazakhstan' and measure == 'output'", "value"),
}
NAMES = {name for name, _, _ in CHANGES.values()} | {
    "claims", "cpc_shareholders", "demography", "gdp_population", "migration_2022",
    "reexport_points", "russian_firms", "trade_partners",
}  # fmt: skip


@pytest.fixture
def frames():
    return {name: data.load(name).copy() for name in NAMES}


def test_the_remarks_agree_with_the_data(frames):
    assert list(corrections.agree(frames)) == []


@pytest.mark.parametrize("claim_id", CHANGES)
def test_a_figure_that_changes_is_refused_in_the_remark(frames, claim_id):
    name, rows, column = CHANGES[claim_id]
    changed = frames[name].query(rows).index
    frames[name].loc[changed, column] = frames[name].loc[changed, column] // 2
    messages = list(corrections.agree(frames))
    assert any(f"of {claim_id} and its note do not say" in message for message in messages)


def test_a_note_alone_may_say_the_figure(frames):
    ledger = frames["claims"].set_index("claim_id")
    assert "230" not in str(ledger.loc["B03", "correction"])
    assert "230" in ledger.loc["B03", "note"]


def test_a_stale_toll_is_refused(frames):
    stale = frames["claims"]["claim_id"] == "B03"
    frames["claims"].loc[stale, "note"] = "The official toll was 225 dead."
    assert any("of B03" in message for message in corrections.agree(frames))
