"""The commands: build, watch, export."""
