"""Label panels on the right, one per file."""
