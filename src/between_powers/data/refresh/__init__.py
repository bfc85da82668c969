"""Files downloaded from the origins of series, and what they would change."""
