"""Qt models, one per file."""
