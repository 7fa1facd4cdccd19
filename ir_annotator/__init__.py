"""IR Annotator: label investor-relations activity records on one workstation."""

__version__ = "0.1.0"
