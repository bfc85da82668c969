"""Makes the chapters tests too, and lends the tests the built book and a browser."""

pytest_plugins = [
    "tests.plugins.chapters",
    "tests.plugins.book",
    "tests.plugins.chromium",
    "tests.plugins.exhibits",
    "tests.plugins.shared",
    "tests.plugins.tiny_book",
    "tests.plugins.visits",
]
