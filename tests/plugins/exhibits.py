"""What an exhibit that is made in a test rests on."""

import pytest


@pytest.fixture
def forget_exhibits():
    """Forget, when called, the exhibits made so far, as a new chapter does."""
    # Late, as a test of the press has no need of pandas.
    from between_powers.exhibits import exhibit

    with pytest.MonkeyPatch.context() as patch:

        def forget():
            patch.setattr(exhibit, "_made", exhibit._Made())

        yield forget


@pytest.fixture
def with_data_loaded(forget_exhibits):
    """Have a dataset loaded and no exhibit made, as a cell of a chapter finds it."""
    from between_powers import data

    forget_exhibits()
    data.load("oil_exports")
