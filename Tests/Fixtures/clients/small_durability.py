"""Puts secrets into each small service, or finds them again. Usage: small_durability.py SERVICES_URL put|get"""

import datetime
import sys

from checks import client, finish, step

ssm, secrets, kms, cloudwatch, events = (
    client(name) for name in ("ssm", "secretsmanager", "kms", "cloudwatch", "events"))
if sys.argv[2] == "put":
    for number in range(20):
        ssm.put_parameter(Name=f"/kept/{number}", Value=f"open sesame {number}", Type="SecureString")
        secrets.create_secret(Name=f"kept{number}", SecretString=f"open sesame {number}")
    events.create_connection(Name="kept", AuthorizationType="API_KEY", AuthParameters={
        "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "open sesame"}})
    cloudwatch.put_metric_data(Namespace="Kept", MetricData=[{"MetricName": "Puts", "Value": 20}])
    key = kms.create_key(Description="kept", KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/kept", TargetKeyId=key)
else:
    for number in range(20):
        value = ssm.get_parameter(Name=f"/kept/{number}", WithDecryption=True)["Parameter"]["Value"]
        step(value == f"open sesame {number}", value)
        value = secrets.get_secret_value(SecretId=f"kept{number}")["SecretString"]
        step(value == f"open sesame {number}", value)
    step(events.describe_connection(Name="kept")["ConnectionState"] == "AUTHORIZED", "the connection")
    now = datetime.datetime.now(datetime.timezone.utc)
    found = cloudwatch.get_metric_statistics(
        Namespace="Kept", MetricName="Puts", StartTime=now - datetime.timedelta(hours=1),
        EndTime=now + datetime.timedelta(hours=1), Period=7200, Statistics=["Sum"])["Datapoints"]
    step([point["Sum"] for point in found] == [20.0], found)
    step(kms.describe_key(KeyId="alias/kept")["KeyMetadata"]["KeySpec"] == "HMAC_256", "the key")
finish()
