"""Kazakhstan Between Powers: data, measures, charts and press of the report."""
