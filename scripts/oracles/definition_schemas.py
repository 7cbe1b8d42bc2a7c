#!/usr/bin/env python3
"""Validates definitions against JSON Schemas with jsonschema, for the tests of HubDefinitions.

    python3 scripts/oracles/definition_schemas.py FILE.json

FILE: {"schemas": {KIND: SCHEMA}, "documents": [{"kind": KIND, "json": VALUE} | {"kind": KIND, "yaml": TEXT}]}.
Prints a JSON list: true where the document fits the schema of its kind, false where it doesn't, null where the text is no
YAML. YAML is read by the core schema of YAML 1.2 (yaml.org/spec/1.2.2, 10.3.2), as editors do. Needs jsonschema, PyYAML.
"""

import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    """PyYAML follows YAML 1.1, where `no` is false and `13:00` a number."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, expression, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{expression})$"), first)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        work = json.load(file)
    validators = {}
    for kind, schema in work["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    verdicts = []
    for document in work["documents"]:
        try:
            content = document["json"] if "json" in document else yaml.load(document["yaml"], CoreLoader)
        except yaml.YAMLError:
            verdicts.append(None)
            continue
        verdicts.append(validators[document["kind"]].is_valid(content))
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    main()
