"""The Python peers of SharedLayer. Usage: shared_layer.py WORK MILLISECONDS INPUTS

Each work is done by the library that a Python function would use, called as its documentation says, with what can be
prepared once prepared outside of the loop. As in Loop.swift the first fifth of the time is not counted.
"""

import json
import sys
import time
from decimal import Decimal
from pathlib import Path


def load(folder, name, **options):
    return json.loads((folder / name).read_bytes(), **options)


def jsonschema_validate(folder):
    import jsonschema

    validator = jsonschema.Draft202012Validator(load(folder, "contract.schema.json"))
    document = load(folder, "contract.json")
    assert not validator.is_valid([])
    return lambda: validator.validate(document) or 0


def fastjsonschema_validate(folder):
    import fastjsonschema

    validate = fastjsonschema.compile(load(folder, "contract.schema.json"))
    document = load(folder, "contract.json")
    try:
        validate([])
    except fastjsonschema.JsonSchemaException:
        return lambda: len(validate(document)) and 0
    raise AssertionError("an array is no contract")


def rfc8785_canonicalize(folder):
    import rfc8785

    document = load(folder, "charge.json")
    return lambda: len(rfc8785.dumps(document))


def item_encode(folder):
    from boto3.dynamodb.types import TypeSerializer

    serializer, record = TypeSerializer(), load(folder, "charge.json", parse_float=Decimal)
    return lambda: len({name: serializer.serialize(value) for name, value in record.items()})


def item_decode(folder):
    from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

    record = load(folder, "charge.json", parse_float=Decimal)
    item = {name: TypeSerializer().serialize(value) for name, value in record.items()}
    deserializer = TypeDeserializer()
    assert {name: deserializer.deserialize(value) for name, value in item.items()} == record
    return lambda: len({name: deserializer.deserialize(value) for name, value in item.items()})


def item_encode_wire(folder):
    from boto3.dynamodb.types import TypeSerializer

    serializer, record = TypeSerializer(), load(folder, "charge.json", parse_float=Decimal)
    return lambda: len(json.dumps({name: serializer.serialize(value) for name, value in record.items()}))


def item_decode_wire(folder):
    from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

    record = load(folder, "charge.json", parse_float=Decimal)
    text = json.dumps({name: TypeSerializer().serialize(value) for name, value in record.items()})
    deserializer = TypeDeserializer()
    return lambda: len({name: deserializer.deserialize(value) for name, value in json.loads(text).items()})


def parse(folder):
    text = (folder / "charge.json").read_bytes()
    return lambda: len(json.loads(text)) and len(text)


WORKS = {
    "validate:jsonschema": jsonschema_validate,
    "validate:fastjsonschema": fastjsonschema_validate,
    "canonicalize": rfc8785_canonicalize,
    "item-encode:boto3": item_encode,
    "item-decode:boto3": item_decode,
    "item-encode:boto3-json": item_encode_wire,
    "item-decode:boto3-json": item_decode_wire,
    "parse": parse,
}


def repeat(operation, nanoseconds):
    start, count, batch, made = time.perf_counter_ns(), 0, 1, 0
    while True:
        for _ in range(batch):
            made = operation()
        count += batch
        elapsed = time.perf_counter_ns() - start
        if elapsed >= nanoseconds:
            return elapsed / count, made
        batch = min(batch * 2, 256)


def main():
    work, milliseconds, folder = sys.argv[1:]
    operation = WORKS[work](Path(folder))
    nanoseconds = int(milliseconds) * 1_000_000
    repeat(operation, nanoseconds // 5)
    each, made = repeat(operation, nanoseconds * 4 // 5)
    print(json.dumps({"nanosecondsEach": each, "bytesEach": made}))


main()
