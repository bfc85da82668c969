"""What an exhibit that is made in a test rests on."""

import pytest


@pytest.fixture
def with_data_loaded():
    """Have a dataset loaded and no exhibit made, as a cell of a chapter finds it."""
    # Late, as a test of the press has no need of pandas.
    from between_powers import data
    from between_powers.exhibits.exhibit import forget_exhibits

    forget_exhibits()
    data.load("oil_exports")
    yield
    forget_exhibits()
