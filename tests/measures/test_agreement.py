"""Agreement of two coders: values known from the literature, and where none is defined."""

import pytest

from between_powers.measures import coder_agreement


def codings(table):
    """Both codings of a table of counts: rows are the first coder, columns the second."""
    pairs = [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    return tuple(zip(*pairs, strict=True))


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Cohen (1960), table 1: two clinicians, 200 patients.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),
        # One percentage of agreement, two values: chance weighs more where one code is common.
        ([[45, 15], [25, 15]], 0.130),
        ([[25, 35], [5, 35]], 0.259),
        ([[7, 0], [0, 3]], 1),
        ([[0, 5], [5, 0]], -1),
        ([[4, 4], [4, 4]], 0),
    ],
)
def test_kappa_has_its_known_values(table, kappa):
    assert coder_agreement(*codings(table)).kappa == pytest.approx(kappa, abs=0.0005)


def test_percent_counts_the_same_codes():
    found = coder_agreement(["a", "b", "b", "c"], ["a", "b", "c", "c"])
    assert (found.items, found.same, found.percent) == (4, 3, 0.75)


def test_order_of_coders_and_names_of_codes_do_not_matter():
    first, second = codings([[9, 2, 1], [0, 5, 3], [2, 2, 8]])
    names = {0: "x", 1: "y", 2: ""}
    renamed = coder_agreement([names[code] for code in second], [names[code] for code in first])
    assert renamed == coder_agreement(first, second)


def test_kappa_is_undefined_where_both_give_one_code_to_all():
    found = coder_agreement(["a", "a"], ["a", "a"])
    assert (found.percent, found.kappa) == (1, None)


def test_kappa_of_two_constant_codes_that_differ_is_that_of_chance():
    assert coder_agreement(["a", "a"], ["b", "b"]).kappa == 0


@pytest.mark.parametrize(("first", "second"), [([], []), (["a"], ["a", "b"])])
def test_codings_that_cannot_be_compared_are_refused(first, second):
    with pytest.raises(ValueError, match=r"codes|codings"):
        coder_agreement(first, second)
