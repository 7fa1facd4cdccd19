"""The reading pane: text, lanes, clause cursor, positions."""
