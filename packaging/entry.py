"""Where the frozen program begins: the same as ``ir-annotator``."""

import multiprocessing

from ir_annotator.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # records are read in processes of their own
    main()
