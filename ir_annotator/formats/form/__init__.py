"""From the rows of a form, wherever they were read, to a record."""
