"""An edition: one run of Sphinx in a stage, which then takes the place of the last."""
