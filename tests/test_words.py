"""Numbers as prose prints them: rounded as readers round, counted in words, glued once."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import vl_convert
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from between_powers import words
from reportpress.contract import RUN_VARIABLE


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.125, 2, "0.13"),
        (66.5, 0, "67"),
        (2.5, 0, "3"),
        (-4.25, 1, "−4.3"),
        (-0.4, 0, "0"),
        (1234567.0, 0, "1,234,567"),
        (4.35, 1, "4.3"),  # the binary number is just below; JavaScript rounds it so too
    ],
)
def test_a_half_is_rounded_away_from_zero(value, decimals, text):
    assert words.number(value, decimals) == text
    assert words.number(np.float64(value), decimals) == text


def test_a_percentage_of_the_data_is_not_divided_before_it_is_rounded():
    assert words.percent(28.5 / 100) == "28%"  # 28.5 / 100 is less than 0.285
    assert words.percent(28.5, of=100) == "29%"
    assert words.percent(1, 1, of=8) == "12.5%"


@pytest.mark.parametrize(
    "three", [3, 3.0, np.int64(3), pd.Series([True, True, True, False]).sum(), len("abc")]
)
def test_any_whole_number_is_counted(three):
    assert words.count(three) == "three"


def test_a_count_of_none_and_one_that_is_not_whole():
    assert words.count(0) == "no"
    assert words.count(np.int64(0), none="none") == "none"
    assert words.count(1234) == "1,234"
    with pytest.raises(ValueError, match=r"2\.5 is not a count"):
        words.count(2.5)


def test_glue_returns_its_texts_and_shows_nothing_else(monkeypatch):
    monkeypatch.setenv(RUN_VARIABLE, "1")
    shell = InteractiveShell.instance()
    try:
        with capture_output() as captured:
            shell.run_cell(
                "from between_powers.words import count, glue\nglue(deputies=count(3), year=2022)"
            )
        records = [output.metadata["scrapbook"]["name"] for output in captured.outputs]
        assert records == ["deputies", "year"]
        assert "three" not in captured.stdout  # no echo of the namespace below the cell
        shell.run_cell("n = glue(deputies=count(3), year=2022)", silent=True)
        n = shell.user_ns["n"]
        assert f"{n.deputies} deputies in {n.year}" == "three deputies in 2022"
        with pytest.raises(AttributeError, match="deputy"):
            _ = n.deputy
        monkeypatch.delenv(RUN_VARIABLE)
        with capture_output() as captured:
            shell.run_cell("n = glue(deputies=count(3), year=2022)")
        assert captured.stdout == "deputies: three\nyear: 2022\n"
    finally:
        InteractiveShell.clear_instance()


def test_prose_rounds_as_charts_do():
    """The texts that Vega's own format writes, for values that tempt it and for others."""
    chance = np.random.default_rng(66)
    values = [0.125, 66.5, 2.5, -4.25, 4.35, 1.005, -0.04, 1234567.5, 1e-9, 0.0]
    values += [*chance.uniform(-1000, 1000, 100), *(chance.integers(-2000, 2000, 100) / 8)]
    fields = {"whole": ",.0f", "tenths": ",.1f", "share": ".0%"}
    texts = " + '|' + ".join(f"format(datum.v, '{form}')" for form in fields.values())
    spec = {
        "data": {"values": [{"v": float(value)} for value in values]},
        "transform": [{"calculate": texts, "as": "text"}],
        "mark": "text",
        "encoding": {
            "text": {"field": "text"},
            "y": {"field": "v", "type": "ordinal", "axis": None},
        },
    }
    drawn = re.findall(r">([^<>|]*\|[^<>|]*\|[^<>|]*)</text>", vl_convert.vegalite_to_svg(spec))
    written = [
        "|".join([words.number(v), words.number(v, 1), words.percent(v).replace(",", "")])
        for v in values
    ]
    assert sorted(drawn) == sorted(written)


def test_what_is_no_number_and_no_text_is_refused():
    with pytest.raises(ValueError, match="there is no number to print, but nan: a row is missing"):
        words.percent(float("nan"))
    with pytest.raises(TypeError, match=r"price is 79\.1; glue a text, as number\(\)"):
        words.glue(price=79.1)


def test_the_first_letter_alone_becomes_a_capital():
    assert words.capitalised("member of the CSTO") == "Member of the CSTO"
    assert words.capitalised("") == ""


def test_modules_make_capitals_in_one_way():
    root = Path(words.__file__).parent
    own = re.compile(r"\[:1\](\.str)?\.upper\(\)|\[0\]\.upper\(\)")
    found = [path.name for path in root.rglob("*.py") if own.search(path.read_text("utf-8"))]
    assert found == ["words.py"], "use words.capitalised"
