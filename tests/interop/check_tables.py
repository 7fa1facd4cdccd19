"""openpyxl reads what LibreOffice makes of the CSV tables; pyarrow comes along for our own Parquet."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pyarrow as pa

folder = Path(sys.argv[1])
office = shutil.which("soffice")
assert office, "LibreOffice is not installed"
for name in ("csv.csv", "csv.claims.csv"):
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", folder, folder / name], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook((folder / name).with_suffix(".xlsx")).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert any("海天瑞声" in str(cell.value) or "智能" in str(cell.value) for cell in cells)
    assert name != "csv.csv" or any(cell.value == "'=1+1" for cell in cells)
    print(f"openpyxl {version('openpyxl')}: {name}, {sheet.max_row} rows, no formula")
print(f"pyarrow {pa.__version__}: run the tests named parquet with it")
