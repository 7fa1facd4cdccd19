"""The page on which several annotators' labels are compared and settled."""
