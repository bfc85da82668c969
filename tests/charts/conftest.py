"""The examples of the forms are data of tests, not tests."""

collect_ignore = ["examples"]
