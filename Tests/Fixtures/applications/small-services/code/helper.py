"""A runtime in a few lines: it rotates secrets by Secrets Manager's four steps, prints lines, and tells its environment."""

import json
import os
import urllib.request

api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"


def rotate(event):
    import boto3

    secrets = boto3.client("secretsmanager")
    secret, token, step = event["SecretId"], event["ClientRequestToken"], event["Step"]
    stages = secrets.describe_secret(SecretId=secret)["VersionIdsToStages"]
    if "AWSPENDING" not in stages[token]:
        raise ValueError("the version is not pending")
    if step == "createSecret":
        secrets.put_secret_value(SecretId=secret, ClientRequestToken=token, SecretString="rotated",
                                 VersionStages=["AWSPENDING"])
    elif step == "testSecret":
        secrets.get_secret_value(SecretId=secret, VersionId=token, VersionStage="AWSPENDING")
    elif step == "finishSecret":
        current = next(version for version, names in stages.items() if "AWSCURRENT" in names)
        secrets.update_secret_version_stage(SecretId=secret, VersionStage="AWSCURRENT", MoveToVersionId=token,
                                            RemoveFromVersionId=current)


def handle(event):
    if "Step" in event:
        return rotate(event)
    for line in event.get("print", []):
        print(line, flush=True)
    return {name: os.environ.get(name) for name in event.get("environment", [])}


while True:
    with urllib.request.urlopen(f"{api}/next") as request:
        invocation, event = request.headers["Lambda-Runtime-Aws-Request-Id"], json.load(request)
    try:
        path, answer = "response", handle(event)
    except Exception as error:
        path, answer = "error", {"errorMessage": str(error), "errorType": type(error).__name__}
    urllib.request.urlopen(f"{api}/{invocation}/{path}", json.dumps(answer).encode())
