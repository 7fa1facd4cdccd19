"""Labels written, and read again, in our own format and in those of other tools."""
