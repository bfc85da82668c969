"""Verdicts in charts: each has a letter and a look of its own."""

from between_powers.charts.verdict_signs import VERDICT_LOOKS, VERDICT_SIGNS
from between_powers.readings.verdicts import VERDICTS


def test_every_verdict_has_a_letter_and_a_look_of_its_own() -> None:
    assert list(VERDICT_SIGNS) == list(VERDICT_LOOKS) == list(VERDICTS)
    assert len(set(VERDICT_SIGNS.values())) == len(VERDICTS)
    assert len({(look.colour, look.stroke) for look in VERDICT_LOOKS.values()}) == len(VERDICTS)
