"""What ``--help`` says, in the reader's language: click's own help with our texts looked up when it is shown."""

from __future__ import annotations

import click

from ir_annotator.domain.table import Column
from ir_annotator.i18n import translate


def command_text(command: str) -> str:
    """Return what a command does."""
    return {
        "ir-annotator": translate(
            "Help",
            "Label investor-relations activity records. "
            "Without a command, or with a project file (.irdb) or a work package (.irpack), the window opens.",
        ),
        "parse": translate("Help", "Read records without a project and print what was found."),
        "new": translate("Help", "Make an empty project."),
        "import": translate(
            "Help", "Take records in: files, and folders searched through. Makes PROJECT if it is missing."
        ),
        "list": translate("Help", "List the records with their Q&As and everybody's progress."),
        "stats": translate("Help", "Print progress and label counts, per annotator and per week."),
        "agreement": translate("Help", "Say how far annotators agree on the Q&As they are done with."),
        "adjudicate": translate(
            "Help", "Settle what all annotators, or most of them, say alike; the rest stays open for the window."
        ),
        "annotations": translate(
            "Help", "Take labels in from files in any format that the export writes, also as other tools write them."
        ),
        "export": translate(
            "Help",
            "Write the labels in one of the formats, read them back and compare; a manifest lies beside the file.",
        ),
        "pack": translate(
            "Help",
            "Write work packages for colleagues, or labels to send back. With several --for, each gets a file beside "
            "OUTPUT. In a project made from a work package, --with-labels sends back that person's own labels.",
        ),
        "merge": translate(
            "Help",
            "Take in packages, project files or native JSONL of colleagues, all of them or none, after a backup.",
        ),
        "check": translate("Help", "Check everything that must hold in a project."),
        "backup": translate("Help", "Make a verified copy of a project, and print where it is."),
        "restore": translate(
            "Help",
            "Put a backup in the place of a project, the newest good one unless BACKUP names another. "
            "What it replaces is kept.",
        ),
        "scheme": translate("Help", "Show, check and change the label scheme of a project."),
        "scheme show": translate("Help", "Print the scheme of a project as YAML."),
        "scheme check": translate("Help", "Check a scheme file, or without one the scheme of the project."),
        "scheme diff": translate("Help", "Print what a scheme file would change, and how many labels that concerns."),
        "scheme apply": translate("Help", "Put the scheme of a file in force; refused if a label would be lost."),
        "tour": translate("Help", "Do the main job from end to end without a screen, and print the files it wrote."),
    }.get(command, "")


def option_text(command: str, option: str) -> str:
    """Return what an option of a command does; the same option of several commands may say the same."""
    texts = {**_common_options(), **_options_of_review()}
    return texts.get(f"{command}.{option}") or texts.get(option, "")


def _common_options() -> dict[str, str]:
    return {
        "lang": translate("Help", "Language of messages and window."),
        "help": translate("Help", "Show this text."),
        "version": translate("Help", "Show the version."),
        "as_json": translate("Help", "One JSON object a line."),
        "scheme": translate("Help", "Label scheme (YAML); the shipped one without it."),
        "columns": translate("Help", "Which columns of tables mean what: {0}.").format(", ".join(Column)),
        "jobs": translate("Help", "Files read at the same time."),
        "annotator": translate("Help", "Store the labels as this annotator's."),
        "dry_run": translate("Help", "Only say what would be stored."),
        "output": translate("Help", "File to write; - for standard output."),
        "name": translate("Help", "Format to write."),
        "repair": translate("Help", "Mend what can be made anew, after a backup."),
        "check.as_json": translate("Help", "One JSON object for each invariant, a line each."),
        "backup.output": translate("Help", "File to write; without it, one more in the folder of the backups."),
        "names": translate("Help", "What a topic or claim type becomes (can be repeated)."),
        "only_list": translate("Help", "Only list the good backups, the newest first."),
        "annotators": translate("Help", "Only this annotator's labels (can be repeated)."),
        "strategy": translate(
            "Help", "unanimous: what all say; majority: also what more than half of three or more say."
        ),
        "reviewer": translate("Help", "In whose name; without it, in yours."),
        "gold": translate("Help", "Only the settled labels."),
        "status": translate("Help", "Only Q&As with this status."),
        "include_unlabelled": translate("Help", "Also Q&As nobody labelled yet."),
        "anonymise": translate("Help", "Annotators as letters, no participants, no hosts."),
        "stats.as_json": translate("Help", "One JSON object."),
        "export.search": translate("Help", "Only Q&As that this query finds, written as in the search box."),
        "tour.out": translate("Help", "Folder for the project, the export and the pictures."),
    }


def _options_of_review() -> dict[str, str]:
    return {
        "agreement.as_json": translate("Help", "One JSON object."),
        "agreement.annotators": translate("Help", "Only these annotators (can be repeated); the first one is a."),
        "agreement.records": translate("Help", "Only these records (can be repeated)."),
        "agreement.level": translate("Help", "Topics of the first level (1), or as they were ticked (2)."),
        "agreement.draws": translate("Help", "How often Q&As are drawn anew for the intervals; 0 for none."),
        "agreement.seed": translate("Help", "The same seed draws the same."),
        "agreement.report": translate(
            "Help", "Write a review report (.html, .docx), or a table with a row for each decision (.csv)."
        ),
        "agreement.kappa": translate("Help", "Also kappa and alpha for unitizing, for comparison with papers."),
        "pack.output": translate("Help", "Work package to write (.irpack)."),
        "people": translate("Help", "Whom it is for (can be repeated)."),
        "with_labels": translate("Help", "Labels go along; without it the package is blind."),
        "pack.annotators": translate("Help", "Only this annotator's labels go along (can be repeated)."),
        "pack.records": translate("Help", "Only this record, written CODE/NUMBER (can be repeated)."),
        "percent": translate("Help", "Only so many percent of the records, drawn by chance."),
        "pack.seed": translate("Help", "Decides what is left to chance; the same number gives the same packages."),
        "overlap": translate("Help", "So many percent of the Q&As go to two colleagues."),
        "merge.dry_run": translate("Help", "Only say what would change."),
        "yes": translate("Help", "Also where more than a tenth of the labelled Q&As would change."),
    }


class SpeakingCommand(click.Command):
    """A command whose help is in the language in use when it is asked for."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        speak(self, ctx)
        super().format_help(ctx, formatter)


class SpeakingGroup(click.Group):
    """A group whose help, and that of its commands, is in the language in use when it is asked for."""

    command_class = SpeakingCommand

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        speak(self, ctx)
        for name in self.list_commands(ctx):
            self.commands[name].help = command_text(_full_name(name, ctx))
        super().format_help(ctx, formatter)


def speak(command: click.Command, ctx: click.Context) -> None:
    """Give a command and its options their texts."""
    name = _full_name(command.name or "", ctx.parent) if ctx.parent else "ir-annotator"
    command.help = command_text(name)
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option):
            asks_for_help = "--help" in parameter.opts
            parameter.help = option_text(name, "help" if asks_for_help else parameter.name or "")


def _full_name(name: str, group: click.Context) -> str:
    """Return a command's name behind that of its group, where that is not the program itself."""
    return f"{group.command.name} {name}" if group.parent else name
