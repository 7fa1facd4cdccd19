"""Documents for people: Word reports, review reports, the labelling guide."""
