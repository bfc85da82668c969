"""Static pictures of charts, drawn outside the build and kept by content."""
