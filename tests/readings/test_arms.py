"""Arms: shares of editions apart, volumes of the register alone."""

import pandas as pd
import pytest

from between_powers.readings import arms


def test_volumes_and_shares_are_of_the_same_deliveries():
    table = arms.volumes().pivot(index="window", columns="supplier", values="value_tiv")
    share = table["Russia"] / table.sum(axis="columns")
    pd.testing.assert_series_equal(
        share, arms.russian().set_index("window")["share"], check_names=False
    )


def test_an_edition_that_gives_a_share_alone_has_no_volume():
    assert arms.newest()["window"] not in set(arms.volumes()["window"])


def test_the_volume_fell_while_the_share_rose():
    total = arms.volumes().groupby("window")["value_tiv"].sum()
    assert total["2019–2023"] / total["2015–2019"] - 1 == pytest.approx(-0.368, abs=0.001)
    assert arms.russian()["share"].diff().iloc[-1] > 0
