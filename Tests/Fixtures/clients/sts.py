"""STS as boto3 sees it. Usage: sts.py SERVICES_URL"""

import base64
import json

from checks import client, finish, refused, step

sts = client("sts")
identity = sts.get_caller_identity()
step(identity["Account"] == "000000000000" and identity["Arn"] == "arn:aws:iam::000000000000:root", identity)
step(identity["UserId"] == "000000000000", identity)

ROLE = "arn:aws:iam::123456789012:role/path/deployer"
answer = sts.assume_role(RoleArn=ROLE, RoleSessionName="session-1", DurationSeconds=900)
credentials = answer["Credentials"]
step(credentials["AccessKeyId"].startswith("ASIA") and len(credentials["AccessKeyId"]) == 20, answer)
step(len(credentials["SecretAccessKey"]) == 40 and credentials["Expiration"].tzinfo, answer)
step(answer["AssumedRoleUser"]["Arn"] == "arn:aws:sts::123456789012:assumed-role/deployer/session-1", answer)
as_role = client("sts", aws_access_key_id=credentials["AccessKeyId"],
                 aws_secret_access_key=credentials["SecretAccessKey"], aws_session_token=credentials["SessionToken"])
identity = as_role.get_caller_identity()
step(identity["Arn"] == answer["AssumedRoleUser"]["Arn"] and identity["Account"] == "123456789012", identity)
step(identity["UserId"] == answer["AssumedRoleUser"]["AssumedRoleId"], identity)
refused("ValidationError", sts.assume_role, RoleArn=ROLE, RoleSessionName="x")
refused("ValidationError", sts.assume_role, RoleArn=ROLE, RoleSessionName="a b")
refused("ValidationError", sts.assume_role, RoleArn="arn:aws:iam::1:role", RoleSessionName="xx")
refused("ValidationError", sts.assume_role, RoleArn="no arn at all but long enough", RoleSessionName="xx")
refused("ValidationError", sts.assume_role, RoleArn=ROLE, RoleSessionName="xx", DurationSeconds=899)
refused("ValidationError", sts.assume_role, RoleArn=ROLE, RoleSessionName="xx", DurationSeconds=43201)


def jwt(**claims):
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    return f"{part({'alg': 'none'})}.{part(claims)}.signature"


answer = sts.assume_role_with_web_identity(
    RoleArn=ROLE, RoleSessionName="web", WebIdentityToken=jwt(sub="ada", iss="https://id.example", aud="shop"))
step(answer["SubjectFromWebIdentityToken"] == "ada" and answer["Audience"] == "shop", answer)
step(answer["Provider"] == "https://id.example" and answer["Credentials"]["SessionToken"], answer)
refused("InvalidIdentityToken", sts.assume_role_with_web_identity, RoleArn=ROLE, RoleSessionName="web",
        WebIdentityToken="opaque")
refused("ExpiredTokenException", sts.assume_role_with_web_identity, RoleArn=ROLE, RoleSessionName="web",
        WebIdentityToken=jwt(sub="ada", iss="https://id.example", aud="shop", exp=1))
step(sts.get_session_token()["Credentials"]["AccessKeyId"].startswith("ASIA"), "session token")
refused("ValidationError", sts.get_session_token, DurationSeconds=899)
federated = sts.get_federation_token(Name="guest")
step(federated["FederatedUser"]["Arn"].endswith(":federated-user/guest"), federated)
step(sts.get_access_key_info(AccessKeyId="AKIAIOSFODNN7EXAMPLE")["Account"] == "000000000000", "account")
refused("ValidationError", sts.get_access_key_info, AccessKeyId="short")
refused("InvalidAuthorizationMessageException", sts.decode_authorization_message, EncodedMessage="x")
finish()
