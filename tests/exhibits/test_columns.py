"""A column that is not in the data of the view that draws it is named, wherever it is named."""

import altair as alt
import pandas as pd
import pytest

from between_powers.exhibits.columns import columns_in, unknown_fields

OIL = alt.Chart(pd.DataFrame({"year": [1, 2], "mt": [1.0, 2.0], "kind": ["a", "b"]}))
GAS = alt.Chart(pd.DataFrame({"year": [1, 2], "bcm": [1.0, 2.0]}))
BARS = OIL.mark_bar().encode(x="year:O", y="mt:Q")

WRONG = {
    "field": BARS.encode(color="knd:N"),
    "filter": BARS.transform_filter("datum.yeer == 2"),
    "filter in brackets": BARS.transform_filter("datum['yeer'] == 2"),
    "filter as predicate": BARS.transform_filter(alt.FieldEqualPredicate(field="yeer", equal=2)),
    "filter of several": BARS.transform_filter({"and": ["datum.mt > 0", {"not": "datum.yeer"}]}),
    "condition": BARS.encode(
        color=alt.condition("datum.yeer == 1", alt.value("a"), alt.value("b"))
    ),
    "calculation": BARS.transform_calculate(double="2 * datum.m").encode(y="double:Q"),
    "mark": OIL.mark_text(align=alt.expr("datum.side")).encode(x="year:O", text="mt:Q"),
    "sort": OIL.mark_bar().encode(y=alt.Y("kind:N", sort=alt.EncodingSortField("mtt")), x="mt:Q"),
    "another layer's": BARS + GAS.mark_line().encode(x="year:O", y="mt:Q"),
    "another panel's": BARS | GAS.mark_line().encode(x="year:O", y="mt:Q"),
    "made in another layer": BARS.transform_calculate(t="1") + BARS.encode(color="t:N"),
    "gone with an aggregation": BARS.transform_aggregate(mean="mean(mt)", groupby=["year"]),
    "facet": BARS.facet("knd:N"),
    "selection": BARS.add_params(alt.selection_point(fields=["yeer"])),
    "lookup": BARS.transform_lookup("yeer", from_=alt.LookupData(alt.Data(url="x"), "year", ["z"])),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_unknown_column_is_named(name):
    assert len(unknown_fields(WRONG[name].to_dict(validate=False))) == 1


RIGHT = {
    "fields, conditions, filters": BARS.transform_filter("datum.year > 1").encode(
        color=alt.condition("datum.kind == 'a.b datum.no'", alt.value("a"), alt.value("b"))
    ),
    "a column made before": BARS.transform_calculate(t="datum.mt + 1").transform_filter("datum.t"),
    "a column of the parent": alt.layer(OIL.mark_bar(), OIL.mark_text()).encode(x="mt:Q"),
    "an axis speaks of labels": BARS.encode(x=alt.X("year:O").axis(labelExpr="datum.label + '!'")),
    "aggregated in the encoding": OIL.mark_text(dx=alt.expr("datum.mean_mt")).encode(y="mean(mt)"),
    "aggregated before": OIL.transform_aggregate(m="mean(mt)", groupby=["kind"])
    .mark_bar()
    .encode(x="m:Q", y="kind:N"),
    "folded": OIL.transform_fold(["year", "mt"]).mark_bar().encode(x="value:Q", y="key:N"),
    "stacked": OIL.transform_stack(stack="mt", groupby=["year"], as_=["a", "b"])
    .mark_bar()
    .encode(x="a:Q", x2="b:Q"),
    "binned": OIL.transform_bin("b", "mt").mark_bar().encode(x="b:Q", x2="b_end:Q"),
    "looked up": BARS.transform_lookup(
        "year", from_=alt.LookupData(alt.Data(url="x"), "year", ["z"])
    ).encode(color="z:N"),
    "pivoted": OIL.transform_pivot("kind", "mt").mark_bar().encode(x="a:Q"),
    "of a file": alt.Chart("rows.csv").mark_bar().encode(x="any:Q"),
    "no rows to look at": alt.Chart(pd.DataFrame({"a": []})).mark_bar().encode(x="a:Q"),
    "a selection of a panel": BARS.add_params(alt.selection_point(fields=["mt"])) | GAS.mark_bar(),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_chart_passes(name):
    assert unknown_fields(RIGHT[name].to_dict(validate=False)) == []


def test_expressions_are_read_as_vega_reads_them():
    assert columns_in("datum.a + 'datum.b' + datum[\"c d\"] - parent.datum.e + 2*datum.f") == [
        "a",
        "c d",
        "f",
    ]
    assert columns_in("mydatum.a || datum[name] || datum") == []
