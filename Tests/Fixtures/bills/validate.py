"""Checks a bill of materials by CycloneDX's own schema and prints its package URLs, one a line, in their canonical form.

Usage: validate.py BILL
"""

import json
import pathlib
import sys

from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

text = pathlib.Path(sys.argv[1]).read_text()
error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
if error:
    sys.exit(f"not valid: {error!r}")
bill = json.loads(text)
Bom.from_json(bill)
for component in bill["components"]:
    print(PackageURL.from_string(component["purl"]).to_string())
