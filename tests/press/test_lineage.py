"""Where an exhibit comes from, read from the code of a chapter."""

import pytest

from reportpress.tree.lineage import lineage

HEAD = "from m.measures import LIMIT, share, total"
SHOWN = "Figure(id='a', data=x)"


@pytest.mark.parametrize(
    ("code", "datasets", "measures"),
    [
        ("x = share(load('oil'))", ["oil"], ["share"]),
        ("x = load('oil')\nx = load('gas')", ["gas"], []),
        ("x = load('oil')\nx['share'] = share(load('gas'))", ["gas", "oil"], ["share"]),
        ("x = []\nfor y in (1, 2):\n    x.append(share(load('oil'), y))", ["oil"], ["share"]),
        ("x = [LIMIT]\nx.extend(total(load('gas')))", ["gas"], ["total"]),
        (
            "x = []\ndef add(y):\n    x.append(y)\n\nz = load('gas')\nadd(share(load('oil')))",
            ["oil"],
            ["share"],
        ),
        (
            "for y in load('gas'):\n    z = y\nx = [y for y in load('oil')]\nx = x + [y]",
            ["oil"],
            [],
        ),
        ("y = load('gas')\nx = [y for y in load('oil')]", ["oil"], []),
        ("def drawn(y):\n    return share(y)\n\nx = drawn(load('oil'))", ["oil"], ["share"]),
    ],
)
def test_what_flows_into_a_figure(code, datasets, measures):
    flow = lineage([HEAD, code, SHOWN], "load", ["m.measures"])["a"]
    assert (sorted(flow.datasets), sorted(flow.measures)) == (datasets, measures)


def test_what_flows_elsewhere_does_not_count():
    cells = ["x = load('oil')\ny = load('gas')", SHOWN, "Table(id='b', data=y)"]
    flows = lineage(cells, "load", [])
    assert {key: sorted(flow.datasets) for key, flow in flows.items()} == {
        "a": ["oil"],
        "b": ["gas"],
    }
