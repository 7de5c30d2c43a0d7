"""Compares an event with AWS's sample: the same keys at every level, the same JSON kinds, the same formats of values."""

import re

# What a text of the sample is an example of; the first that fits counts. Other texts only have to be texts.
FORMATS = {
    "a time in milliseconds": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
    "a time in seconds": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    "an ARN": r"arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:[^ ]+",
    "a UUID": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "an MD5": r"[0-9a-f]{32}",
    "milliseconds since 1970": r"\d{13}",
    "an account": r"\d{12}",
    "a number": r"\d+",
    "hexadecimal digits": r"[0-9A-F]{16,}",
}

# What these hold is a name of AWS's, not an example.
CONSTANTS = {
    "EventSource", "EventVersion", "SignatureVersion", "StreamViewType", "Type", "awsRegion", "detail-type",
    "eventName", "eventSource", "eventVersion", "region", "s3SchemaVersion", "source", "version",
}


def _format(text):
    return next((name for name, pattern in FORMATS.items() if re.fullmatch(pattern, text)), None)


def _kind(value):
    # JSON does not tell whole numbers from others.
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def differences(sample, event, reasons, path=""):
    """Where the event differs, as texts; `reasons` has the paths that AWS's documentation makes different, each with why."""
    if path in reasons:
        return []
    if _kind(sample) != _kind(event):
        return [f"{path}: {_kind(event)} {event!r} instead of {_kind(sample)} {sample!r}"]
    if isinstance(sample, dict):
        found = [
            f"{path}.{key}: {'missing' if key in sample else 'not in the sample'}"
            for key in sample.keys() ^ event.keys() if f"{path}.{key}" not in reasons]
        for key in sample.keys() & event.keys():
            found += differences(sample[key], event[key], reasons, f"{path}.{key}")
        return found
    if isinstance(sample, list):
        if not sample or not event:
            return [] if len(sample) == len(event) else [f"{path}: {len(event)} elements instead of {len(sample)}"]
        return [text for element in event for text in differences(sample[0], element, reasons, f"{path}[]")]
    if path.rpartition(".")[2] in CONSTANTS and sample != event:
        return [f"{path}: {event!r} instead of {sample!r}"]
    if isinstance(sample, str):
        expected = _format(sample)
        if expected and not re.fullmatch(FORMATS[expected], event):
            return [f"{path}: {event!r} is not {expected} such as {sample!r}"]
        if sample and not event:
            return [f"{path}: an empty text"]
    return []
