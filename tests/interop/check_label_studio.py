"""Label Studio's converter reads our tasks, and its JSON_MIN of them is ours."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from label_studio_sdk.converter import Converter

folder = Path(sys.argv[1])
tasks = folder / "label-studio.json"
config = (folder / "label-studio.json.config.xml").read_text(encoding="utf-8")
converter = Converter(config, project_dir=None, download_resources=False)
converter.convert_to_json_min(str(tasks), str(folder / "ls-out"), is_dir=False)
theirs = json.loads((folder / "ls-out" / "result.json").read_bytes())
ours = json.loads((folder / "label-studio-min.json").read_bytes())
assert len(theirs) == len(ours) > 0
for their_entry, our_entry in zip(theirs, ours, strict=True):
    assert list(their_entry.items()) == list(our_entry.items())  # the keys in the same order, too
print(f"label-studio-sdk {version('label-studio-sdk')}: JSON_MIN of {len(ours)} annotations is ours")
