"""The command line: composition of workspace, store and formats, without a window.

Messages go to standard error, data to standard output. Exit status 0: all done; 1: done in part, each
refused file named; 2: not done. What a command needs is imported when it runs, so that the window starts fast.
"""

from ir_annotator.cli import agreement, exchange, labels, records, reviewing, safety, schemes, showing
from ir_annotator.cli.group import cli

__all__ = ["agreement", "cli", "exchange", "labels", "main", "records", "reviewing", "safety", "schemes", "showing"]


def main() -> None:
    """Run the command line."""
    cli(prog_name="ir-annotator")
