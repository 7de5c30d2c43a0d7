"""What the template small-services has made. Prints the database's password. Usage: small_template.py SERVICES_URL"""

import json

from checks import client

secrets, ssm, lam = (client(name) for name in ("secretsmanager", "ssm", "lambda"))
secret = secrets.describe_secret(SecretId="template/database")
assert secret["Tags"] == [{"Key": "owner", "Value": "template"}] and secret["Description"] == "Made once and kept", secret
value = json.loads(secrets.get_secret_value(SecretId=secret["ARN"])["SecretString"])
assert value["username"] == "shop" and value["password"].isalnum(), value
listed = secrets.list_secrets()["SecretList"]
assert len(listed) == 2
token = secrets.describe_secret(SecretId=next(entry["ARN"] for entry in listed if entry["Name"] != secret["Name"]))
assert token["RotationEnabled"] and token["RotationRules"] == {"ScheduleExpression": "cron(0 /8 * * ? *)"}, token
assert token["RotationLambdaARN"].endswith("HelperFunction") and token["NextRotationDate"], token
assert ssm.get_parameter(Name="/template/level")["Parameter"]["Value"] == "high"
tags = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/template/level")["TagList"]
assert tags == [{"Key": "owner", "Value": "template"}], tags
kms = client("kms")
status = kms.get_key_rotation_status(KeyId=kms.describe_key(KeyId="alias/template")["KeyMetadata"]["KeyId"])
assert status["KeyRotationEnabled"] and status["RotationPeriodInDays"] == 180, status
answer = lam.invoke(FunctionName="HelperFunction",
                    Payload=json.dumps({"environment": ["PASSWORD", "LEVEL", "LEVEL_NAME"]}).encode())
seen = json.load(answer["Payload"])
assert seen == {"PASSWORD": value["password"], "LEVEL": "high", "LEVEL_NAME": "/template/level"}, seen
print(value["password"])
