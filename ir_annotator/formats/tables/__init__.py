"""Tables of ready questions and answers."""
