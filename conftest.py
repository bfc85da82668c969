"""Makes the chapters tests too, and lends the tests the built book and a browser."""

pytest_plugins = ["tests.chapters", "tests.book", "tests.chromium", "tests.press.small"]
