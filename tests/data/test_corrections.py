"""Remarks on claims are computed again: a figure that changes is refused in the text."""

import re

import pytest

from between_powers import data
from between_powers.data import corrections
from between_powers.data.claim_figures import FIGURES

USED = "measure == 'share_of_use' and period > '{0}' and product == '{1}'"
IMPORTS = ("trade_partners", "year == 2021 and flow == 'imports' and partner == 'Russia'")
RUSSIA = ("trade_partners", "year == {0} and partner == 'Russia'")
TURKIYE = "partner == 'Türkiye' and flow == 'turnover' and period == '2025'"
CPC = "coverage == 'full_year' and route == 'cpc' and year == {0}"
SAMARA = "coverage == 'full_year' and route == 'atyrau_samara' and year == {0}"
CHANGES = {
    "A17": [("public_finance", "measure == 'defence' and period == '2022'")],
    "A20": [("oil_exports", CPC.format(year)) for year in (2022, 2025, 2009, 2013)],
    "A21": [
        ("cpc_shareholders", "year == 2021 and shareholder == 'Transneft'"),
        ("cpc_shareholders", "year == 2021 and shareholder == 'CPC Company'"),
    ],
    "A23": [
        ("import_dependence", "product == 'Sugar' and period == '2021' and origin == 'Russia'"),
        ("import_dependence", USED.format("2025", "Sunflower oil")),
        ("import_dependence", USED.format("2026", "Sunflower oil")),
        ("import_dependence", USED.format("2026", "Liquid milk")),
    ],
    "A24": [
        IMPORTS,
        ("import_dependence", USED.format("2025", "Ethylene polymers")),
        ("import_dependence", USED.format("2026", "Flat rolled steel")),
        ("import_dependence", USED.format("2026", "Hot-rolled bars and rods")),
        ("import_dependence", USED.format("2026", "Nitrogen fertiliser")),
        ("import_dependence", USED.format("2026", "Phosphate fertiliser")),
    ],
    "A25": [(RUSSIA[0], RUSSIA[1].format(2025))],
    "A27": [("oil_exports", SAMARA.format(year)) for year in (2022, 2024)],
    "A29": [("gdp_population", "measure == 'gdp' and country == 'Kazakhstan' and year == 2023")],
    "A33": [
        ("demography", "group == 'Russian' and measure == 'share' and base == 'census'"),
        ("demography", "group == 'Russian' and measure == 'share' and base == 'register'"),
    ],
    "B02": [
        (RUSSIA[0], RUSSIA[1].format(2023)),
        (RUSSIA[0], RUSSIA[1].format(2024)),
        ("trade_checks", "partner == 'Russia' and period == '2024' and bound == 'at_least'"),
    ],
    "B03": [("january_2022_toll", "dead == 238")],
    "B10": [
        ("migration_2022", "measure == 'entries' and value == 98000"),
        ("relocants", "date == '2023-12' and measure == 'stayed'"),
    ],
    "B15": [("trade_checks", "measure == 'share_of_russia' and period == '2023'")],
    "B16": [("reexport_points", "measure == 'microchip_exports' and period == '2022'")],
    "B17": [("russian_firms", "measure == 'russian_capital' and period == '2024-05'")],
    "C11": [
        ("trade_partners", "partner == 'Türkiye' and year == 2015"),
        ("trade_partners", "partner == 'Türkiye' and year == 2022"),
        ("trade_checks", TURKIYE),
    ],
    "D09": [("uranium", "entity == 'Kazakhstan' and measure == 'output' and period == '2024'")],
}
"""Rows of a dataset, by claim, for each sentence that `FIGURES` makes, in that order."""

VALUES = {"public_finance": "value_bkzt", "oil_exports": "value_mt", "january_2022_toll": "dead"}
VALUES |= dict.fromkeys(["cpc_shareholders", "import_dependence"], "value_percent")
VALUES |= {"trade_partners": "value_musd"}


@pytest.fixture(scope="module")
def loaded():
    used = {name for changes in CHANGES.values() for name, _ in changes}
    return {name: data.load(name) for name in used | {"claims"}}


@pytest.fixture
def frames(loaded):
    return {name: frame.copy() for name, frame in loaded.items()}


def test_the_remarks_agree_with_the_data(frames):
    assert list(corrections.agree(frames)) == []


@pytest.mark.parametrize("claim_id", FIGURES)
def test_each_figure_that_changes_is_refused_in_the_remark(frames, claim_id, monkeypatch):
    monkeypatch.setattr(corrections, "FIGURES", {claim_id: FIGURES[claim_id]})
    said = FIGURES[claim_id](frames)
    for place, (name, rows) in zip(range(len(said)), CHANGES[claim_id], strict=True):
        column = VALUES.get(name, "value")
        changed = frames[name].query(rows).index
        assert len(changed), (name, rows)
        kept = frames[name][column].copy()
        frames[name].loc[changed, column] = frames[name].loc[changed, column] // 2
        now = FIGURES[claim_id](frames)[place]
        assert now != said[place]
        messages = list(corrections.agree(frames))
        assert any(f"of {claim_id} and its note do not say {now!r}" in line for line in messages)
        frames[name][column] = kept


@pytest.mark.parametrize("claim_id", FIGURES)
def test_a_digit_that_is_put_before_or_behind_a_number_is_refused(frames, claim_id, monkeypatch):
    monkeypatch.setattr(corrections, "FIGURES", {claim_id: FIGURES[claim_id]})
    ledger = frames["claims"]
    remarks = ledger.loc[ledger["claim_id"] == claim_id, ["correction", "note"]].fillna("")
    for words in FIGURES[claim_id](frames):
        for found in re.finditer(r"\d[\d.,]*", words):
            for typed in ("1" + found.group(), found.group() + "1"):
                wrong = words[: found.start()] + typed + words[found.end() :]
                changed = remarks.map(lambda text, old=words, new=wrong: text.replace(old, new))
                ledger.loc[remarks.index, remarks.columns] = changed
                assert list(corrections.agree(frames)), f"{wrong!r} passes for {words!r}"


def test_a_claim_that_is_renamed_does_not_lose_its_check(frames):
    frames["claims"]["claim_id"] = frames["claims"]["claim_id"].replace({"A20": "A99"})
    (message,) = corrections.agree(frames)
    assert message.startswith("data/claims.csv, column claim_id: 'A20', with checked figures,")


def test_a_row_that_a_remark_rests_on_and_that_is_gone_is_told_in_one_line(frames):
    stakes = frames["cpc_shareholders"]
    frames["cpc_shareholders"] = stakes[stakes["shareholder"] != "Transneft"]
    (message,) = corrections.agree(frames)
    assert "of A21 has a figure that the data no longer give (" in message


def test_a_note_alone_may_say_the_figure(frames):
    ledger = frames["claims"].set_index("claim_id")
    assert "230" not in str(ledger.loc["B03", "correction"])
    assert "230" in ledger.loc["B03", "note"]
