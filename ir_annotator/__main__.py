"""``python -m ir_annotator`` is the same as ``ir-annotator``."""

from ir_annotator.cli import main

if __name__ == "__main__":
    main()
