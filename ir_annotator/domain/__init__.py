"""The nouns and pure rules of labelling: standard library only, no I/O, no clock, no ids made up."""
