"""The one definition of every headline series, from the data through the measures."""
