"""The help: short pages for analysts, and the labelling guide."""
