"""The command line: composition of workspace, store and formats, without a window.

Messages go to standard error, data to standard output. Exit status 0: all done; 1: done in part, each
refused file named; 2: not done. What a command needs is imported when it runs, so that the window starts fast.
"""

from ir_annotator.cli.group import cli

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command line."""
    cli(prog_name="ir-annotator")
