"""Makes exports and has the other tools' own readers read them, each in an environment of its own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CHECKS = {
    "label_studio": ["label-studio-sdk"],
    "doccano": ["pandas", "pydantic<2", "chardet"],
    "argilla": ["argilla", "requests"],
    "datasets": ["datasets"],
    "tables": ["openpyxl", "pyarrow"],
}
RECORD = "1、收入𠮷如何？\n答：😀增长14.8%，预计持续。\n第二段。\n2、海外订单呢？\n答：稳定。\n"


def command(*arguments: object) -> None:
    """Run our own program."""
    subprocess.run([sys.executable, "-m", "ir_annotator", *map(str, arguments)], check=True, cwd=ROOT)


def make_exports(folder: Path) -> None:
    """Write an export in each format."""
    project = folder / "labels.irdb"
    if project.exists():
        return
    (folder / "odd.txt").write_text(RECORD, encoding="utf-8")
    command("import", project, ROOT / "seeds" / "688787_2025-003.docx", folder / "odd.txt")
    seeds = (ROOT / "seeds" / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in seeds.split("\n") if line]
    second = [line | {"annotator": "王芳", "updated_at": "2026-11-24T08:00:00Z", "note": "=1+1"} for line in lines]
    second[3] |= {"status": "skipped", "topics": [], "primary_topic": None}
    decision = {"source": "adjudicated", "by": "陈工", "from": ["example", "王芳"], "reason": "边界"}
    gold = lines[4] | {"annotator": "陈工", "layer": "gold", "decision": decision}
    command("export", project, "-o", folder / "blank.jsonl", "--include-unlabelled")
    blank = [json.loads(line) for line in (folder / "blank.jsonl").read_text(encoding="utf-8").split("\n") if line]
    odd = next(line for line in blank if "𠮷" in line["question"]) | {"annotator": "王芳", "status": "done"}
    odd["claims"] = [
        _claim("question", 2, 3, "𠮷", "opinion"),
        _claim("answer", 0, 1, "😀", "fact"),
        _claim("answer", 1, 8, odd["answer"][1:8], "forecast"),
    ]
    odd |= {"topics": ["perf"], "primary_topic": "perf"}
    labels = folder / "labels-in.jsonl"
    labels.write_text("".join(json.dumps(one) + "\n" for one in (*lines, *second, gold, odd)), encoding="utf-8")
    command("annotations", project, labels)
    for name, ending in (
        *(("native", "jsonl"), ("doccano", "jsonl"), ("prodigy", "jsonl"), ("argilla", "jsonl")),
        *(("label-studio", "json"), ("label-studio-min", "json"), ("csv", "csv")),
    ):
        command("export", project, "-o", folder / f"{name}.{ending}", "--format", name)


def _claim(field: str, start: int, end: int, text: str, kind: str) -> dict[str, object]:
    place = {"id": f"{field}-{start}", "field": field, "start": start, "end": end, "text": text}
    return {**place, "type": kind, "attributes": {}, "note": ""}


def python_of(folder: Path, name: str, packages: list[str]) -> Path:
    """Return the Python of an environment that has these packages, made if need be."""
    place = folder / f"venv-{name}"
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    return python


def main() -> None:
    """Run the checks that are asked for; status 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--only", choices=CHECKS, action="append")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    make_exports(asked.folder)
    failed = []
    for name in asked.only or CHECKS:
        python = python_of(asked.folder, name, CHECKS[name])
        ran = subprocess.run([python, HERE / f"check_{name}.py", asked.folder], check=False)
        print(f"{name}: {'fits' if ran.returncode == 0 else 'DOES NOT FIT'}")
        failed += [name] if ran.returncode else []
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
