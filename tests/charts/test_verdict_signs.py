"""Verdicts in charts: each has a look of its own."""

from between_powers.charts.verdict_signs import VERDICT_LOOKS
from between_powers.readings.verdicts import VERDICTS


def test_every_verdict_has_a_look_of_its_own() -> None:
    assert list(VERDICT_LOOKS) == list(VERDICTS)
    assert len({(look.colour, look.stroke) for look in VERDICT_LOOKS.values()}) == len(VERDICTS)
