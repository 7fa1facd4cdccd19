"""How far annotators agree: Krippendorff's alpha, kappa, F1 of spans, and how sure each figure is."""
