"""load_dataset("json") loads our lines with one shape for all of them."""

import sys
from importlib.metadata import version
from pathlib import Path

from datasets import load_dataset

folder = Path(sys.argv[1])
for name in ("native", "argilla", "doccano"):
    path = folder / f"{name}.jsonl"
    loaded = load_dataset("json", data_files=str(path), cache_dir=str(folder / "cache"), split="train")
    assert len(loaded) == path.read_bytes().count(b"\n")
    text = "text" if name == "doccano" else "question"
    assert any("𠮷" in row[text] for row in loaded)
    print(f"datasets {version('datasets')}: {name}, {len(loaded)} rows, columns {', '.join(loaded.column_names[:6])} …")
