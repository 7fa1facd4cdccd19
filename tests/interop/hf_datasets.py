"""Loads a folder of ours with ``datasets``, in both ways people do, and says in JSON what it found.

    python -m venv /tmp/hf && /tmp/hf/bin/pip install datasets
    /tmp/hf/bin/python tests/interop/hf_datasets.py FOLDER

``tests/formats/test_hf_folder.py`` runs it where IR_ANNOTATOR_DATASETS names such a Python.
"""

import json
import os
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HOME"] = tempfile.mkdtemp()

from datasets import disable_progress_bars, load_dataset


def main(folder):
    """Load, compare both ways, and print rows and splits."""
    disable_progress_bars()
    by_card, by_lines = load_dataset(folder), load_dataset("json", data_dir=folder)
    claims = 0
    for split, rows in by_card.items():
        for row in rows:
            for claim in row["claims"]:
                assert row[claim["field"]][claim["start"] : claim["end"]] == claim["text"], claim
                claims += 1
        assert list(rows) == list(by_lines[split]), split
    splits = {split: sorted({row["code"] for row in rows}) for split, rows in by_card.items()}
    same = all(by_card[split].features == by_lines[split].features for split in by_card)
    rows = {row["qa_id"]: row for split in by_card.values() for row in split}
    print(json.dumps({"splits": splits, "claims": claims, "same_features": same, "rows": rows}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
