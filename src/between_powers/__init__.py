"""Kazakhstan Between Powers: what the report says, from data to exhibits."""
