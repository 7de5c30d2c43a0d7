"""Parameter Store as boto3 sees it. Usage: parameters.py SERVICES_URL"""

import datetime

from checks import client, finish, refused, step

ssm = client("ssm")
kms = client("kms")
ARN = "arn:aws:ssm:us-east-1:000000000000:parameter"

# Put and get
answer = ssm.put_parameter(Name="/shop/db/host", Value="localhost", Type="String", Description="where it is",
                           Tags=[{"Key": "team", "Value": "shop"}])
step(answer["Version"] == 1 and answer["Tier"] == "Standard", answer)
found = ssm.get_parameter(Name="/shop/db/host")["Parameter"]
step(found["Value"] == "localhost" and found["Type"] == "String" and found["Version"] == 1, found)
step(found["ARN"] == ARN + "/shop/db/host" and found["DataType"] == "text", found)
step(isinstance(found["LastModifiedDate"], datetime.datetime) and "Selector" not in found, found)
step(ssm.get_parameter(Name=ARN + "/shop/db/host")["Parameter"]["Value"] == "localhost", "by ARN")
refused("ParameterAlreadyExists", ssm.put_parameter,
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
        Name="/shop/db/host", Value="x", Type="String")
step(ssm.put_parameter(Name="/shop/db/host", Value="db", Overwrite=True)["Version"] == 2, "overwritten")
step(ssm.get_parameter(Name="/shop/db/host:1")["Parameter"]["Value"] == "localhost", "an old version")
step(ssm.get_parameter(Name="/shop/db/host:1")["Parameter"]["Selector"] == ":1", "the selector comes back")
refused("ParameterVersionNotFound", ssm.get_parameter,
        "Systems Manager could not find version 9 of /shop/db/host. Verify the version and try again.",
        Name="/shop/db/host:9")
refused("ParameterNotFound", ssm.get_parameter, Name="/nowhere")
refused("HierarchyTypeMismatchException", ssm.put_parameter, Name="/shop/db/host", Value="a,b", Type="StringList",
        Overwrite=True)
ssm.put_parameter(Name="plain", Value="a,b,c", Type="StringList")
step(ssm.get_parameter(Name=ARN + "/plain")["Parameter"]["Value"] == "a,b,c", "a plain name's ARN")

# SecureString
ssm.put_parameter(Name="/shop/db/password", Value="correct horse battery", Type="SecureString")
sealed = ssm.get_parameter(Name="/shop/db/password")["Parameter"]["Value"]
step(sealed != "correct horse battery", "sealed unless decryption is asked for")
step(ssm.get_parameter(Name="/shop/db/password", WithDecryption=True)["Parameter"]["Value"] == "correct horse battery",
     "decrypted")
key = kms.create_key()["KeyMetadata"]["KeyId"]
ssm.put_parameter(Name="/shop/token", Value="under a key of ours", Type="SecureString", KeyId=key)
step(ssm.get_parameter(Name="/shop/token", WithDecryption=True)["Parameter"]["Value"] == "under a key of ours", "own key")
kms.disable_key(KeyId=key)
refused("InvalidKeyId", ssm.get_parameter, Name="/shop/token", WithDecryption=True)
kms.enable_key(KeyId=key)
refused("InvalidKeyId", ssm.put_parameter, Name="/shop/t2", Value="x", Type="SecureString", KeyId="alias/none")
refused("ValidationException", ssm.put_parameter, Name="/shop/t3", Value="x", Type="String", KeyId=key)

# Several, by path, history
several = ssm.get_parameters(Names=["/shop/db/host", "/none", "/shop/db/password"], WithDecryption=True)
step({p["Name"] for p in several["Parameters"]} == {"/shop/db/host", "/shop/db/password"}, several)
step(several["InvalidParameters"] == ["/none"], several)
refused("ValidationException", ssm.get_parameters, Names=[f"/n{i}" for i in range(11)])
for number in range(12):
    ssm.put_parameter(Name=f"/many/{number:02}", Value=str(number), Type="String")
ssm.put_parameter(Name="/many/deep/one", Value="deep", Type="String")
first = ssm.get_parameters_by_path(Path="/many")
step(len(first["Parameters"]) == 10 and first["NextToken"], first)
rest = ssm.get_parameters_by_path(Path="/many", NextToken=first["NextToken"])
step(len(rest["Parameters"]) == 2 and "NextToken" not in rest, rest)
pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/many", Recursive=True)
step(sum(len(p["Parameters"]) for p in pages) == 13, "recursive")
refused("ValidationException", ssm.get_parameters_by_path, Path="/many", MaxResults=11)
refused("ValidationException", ssm.get_parameters_by_path, Path="many")
refused("InvalidNextToken", ssm.get_parameters_by_path, Path="/many", NextToken="forged")
refused("InvalidFilterKey", ssm.get_parameters_by_path, Path="/many",
        ParameterFilters=[{"Key": "Name", "Values": ["x"]}])
step(len(ssm.get_parameters_by_path(Path="/shop", Recursive=True, ParameterFilters=[
    {"Key": "Type", "Option": "Equals", "Values": ["SecureString"]}])["Parameters"]) == 2, "filtered by type")
history = ssm.get_parameter_history(Name="/shop/db/host")["Parameters"]
step([h["Value"] for h in history] == ["localhost", "db"], history)
step(history[0]["Description"] == "where it is" and history[0]["LastModifiedUser"].startswith("arn:aws:iam::"), history)
refused("ParameterNotFound", ssm.get_parameter_history, Name="/none")

# Describe
described = ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Option": "BeginsWith", "Values": ["/shop/db"]}])
step([p["Name"] for p in described["Parameters"]] == ["/shop/db/host", "/shop/db/password"], described)
step("Value" not in described["Parameters"][0] and described["Parameters"][1]["KeyId"] == "alias/aws/ssm", described)
tagged = ssm.describe_parameters(ParameterFilters=[{"Key": "tag:team", "Values": ["shop"]}])["Parameters"]
step([p["Name"] for p in tagged] == ["/shop/db/host"], tagged)
step(len(ssm.describe_parameters(ParameterFilters=[
    {"Key": "Path", "Option": "Recursive", "Values": ["/many"]}])["Parameters"]) == 13, "by path")
step(len(ssm.describe_parameters(Filters=[{"Key": "Type", "Values": ["StringList"]}])["Parameters"]) == 1, "old filters")
page = ssm.describe_parameters(MaxResults=5)
step(len(page["Parameters"]) == 5 and page["NextToken"], page)
refused("InvalidFilterOption", ssm.describe_parameters,
        ParameterFilters=[{"Key": "Name", "Option": "Sounds", "Values": ["x"]}])
refused("ValidationException", ssm.describe_parameters, MaxResults=51)

# Labels
answer = ssm.label_parameter_version(Name="/shop/db/host", ParameterVersion=1, Labels=["stable", "1st", "awsome"])
step(answer["InvalidLabels"] == ["1st", "awsome"] and answer["ParameterVersion"] == 1, answer)
step(ssm.get_parameter(Name="/shop/db/host:stable")["Parameter"]["Value"] == "localhost", "by label")
ssm.label_parameter_version(Name="/shop/db/host", Labels=["stable"])
step(ssm.get_parameter(Name="/shop/db/host:stable")["Parameter"]["Value"] == "db", "a label moves")
refused("ParameterVersionLabelLimitExceeded", ssm.label_parameter_version, Name="/shop/db/host",
        Labels=[f"l{i}" for i in range(10)])
refused("ValidationException", ssm.label_parameter_version, Name="/shop/db/host", Labels=["l" * 101])
answer = ssm.unlabel_parameter_version(Name="/shop/db/host", ParameterVersion=2, Labels=["stable", "none"])
step(answer["RemovedLabels"] == ["stable"] and answer["InvalidLabels"] == ["none"], answer)
refused("ParameterVersionNotFound", ssm.get_parameter, Name="/shop/db/host:stable")

# Tags
ssm.add_tags_to_resource(ResourceType="Parameter", ResourceId="/shop/db/host", Tags=[{"Key": "team", "Value": "db"}])
tags = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/shop/db/host")["TagList"]
step(tags == [{"Key": "team", "Value": "db"}], tags)
ssm.remove_tags_from_resource(ResourceType="Parameter", ResourceId="/shop/db/host", TagKeys=["team"])
step(ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/shop/db/host")["TagList"] == [], "untagged")
refused("InvalidResourceId", ssm.list_tags_for_resource, ResourceType="Parameter", ResourceId="/none")
refused("InvalidResourceType", ssm.list_tags_for_resource, ResourceType="Document", ResourceId="/none")
refused("ValidationException", ssm.put_parameter, Name="/shop/db/host", Value="x", Overwrite=True,
        Tags=[{"Key": "a", "Value": "b"}])

# Names, limits, patterns
for name in ("aws", "ssmthing", "/ssm/x", "a b", "a/b", "/a//b", "/a/"):
    refused("ValidationException", ssm.put_parameter, Name=name, Value="x", Type="String")
refused("AccessDeniedException", ssm.put_parameter, "No access to reserved parameter name: /aws/x.",
        Name="/aws/x", Value="x", Type="String")
ssm.put_parameter(Name="/" + "/".join("abcdefghijklmno"), Value="15 levels", Type="String")
refused("HierarchyLevelLimitExceededException", ssm.put_parameter, Name="/" + "/".join("abcdefghijklmnop"), Value="x",
        Type="String")
step(ssm.put_parameter(Name="/big", Value="x" * 4096, Type="String")["Tier"] == "Standard", "4 KB")
refused("ValidationException", ssm.put_parameter, Name="/big1", Value="x" * 4097, Type="String")
step(ssm.put_parameter(Name="/big2", Value="x" * 4097, Type="String", Tier="Intelligent-Tiering")["Tier"] == "Advanced",
     "intelligent tiering")
ssm.put_parameter(Name="/big3", Value="x" * 8192, Type="String", Tier="Advanced")
refused("ValidationException", ssm.put_parameter, Name="/big4", Value="x" * 8193, Type="String", Tier="Advanced")
refused("ValidationException", ssm.put_parameter, Name="/big3", Value="x", Tier="Standard", Overwrite=True)
refused("ValidationException", ssm.put_parameter, Name="/empty", Value="", Type="String")
refused("ValidationException", ssm.put_parameter, Name="/typeless", Value="x")
refused("ValidationException", ssm.put_parameter, Name="/typed", Value="x", Type="Number")
refused("ValidationException", ssm.put_parameter, Name="/data", Value="x", Type="String", DataType="Text")
ssm.put_parameter(Name="/digits", Value="123", Type="String", AllowedPattern=r"\d+")
refused("ParameterPatternMismatchException", ssm.put_parameter,
        r"Parameter value, cannot be validated against allowedPattern: \d+", Name="/digits", Value="12x", Overwrite=True)
refused("InvalidAllowedPatternException", ssm.put_parameter, Name="/p", Value="x", Type="String", AllowedPattern="(")

# Policies
expiry = '[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2999-12-02T21:34:33.000Z"}}]'
ssm.put_parameter(Name="/expiring", Value="x", Type="String", Tier="Advanced", Policies=expiry)
policies = ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Values": ["/expiring"]}])["Parameters"][0]["Policies"]
step(policies[0]["PolicyType"] == "Expiration" and policies[0]["PolicyStatus"] == "Pending", policies)
refused("ValidationException", ssm.put_parameter, Name="/e1", Value="x", Type="String", Policies=expiry)
refused("InvalidPolicyTypeException", ssm.put_parameter, Name="/e2", Value="x", Type="String", Tier="Advanced",
        Policies=expiry.replace("Expiration", "Doom"))
refused("InvalidPolicyAttributeException", ssm.put_parameter, Name="/e3", Value="x", Type="String", Tier="Advanced",
        Policies=expiry.replace("2999", "soon"))

# 100 versions
for number in range(101):
    version = ssm.put_parameter(Name="/versions", Value=str(number), Type="String", Overwrite=True)["Version"]
step(version == 101, version)
kept = [h["Version"] for p in ssm.get_paginator("get_parameter_history").paginate(Name="/versions")
        for h in p["Parameters"]]
step(kept == list(range(2, 102)), kept)
ssm.label_parameter_version(Name="/versions", ParameterVersion=2, Labels=["keep"])
refused("ParameterMaxVersionLimitExceeded", ssm.put_parameter, Name="/versions", Value="x", Overwrite=True)

# Delete
ssm.delete_parameter(Name="/versions")
refused("ParameterNotFound", ssm.delete_parameter, Name="/versions")
deleted = ssm.delete_parameters(Names=["/big", "/none"])
step(deleted["DeletedParameters"] == ["/big"] and deleted["InvalidParameters"] == ["/none"], deleted)
step(ssm.put_parameter(Name="/versions", Value="anew", Type="SecureString")["Version"] == 1, "made anew")
finish()
