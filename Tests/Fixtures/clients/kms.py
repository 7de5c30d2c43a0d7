"""KMS as boto3 sees it: what is beyond signing and encrypting with one key. Usage: kms.py SERVICES_URL"""

from checks import client, finish, refused, step

kms = client("kms")
ARN = "arn:aws:kms:us-east-1:000000000000:key/"


def create(**arguments):
    return kms.create_key(**arguments)["KeyMetadata"]["KeyId"]


# State, description, tags, policies
key = create(Description="first", Tags=[{"TagKey": "team", "TagValue": "shop"}])
step(kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "team", "TagValue": "shop"}], "tags at birth")
kms.tag_resource(KeyId=key, Tags=[{"TagKey": "cost", "TagValue": ""}])
kms.untag_resource(KeyId=key, TagKeys=["team"])
step(kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "cost", "TagValue": ""}], "tags")
refused("TagException", kms.tag_resource, KeyId=key, Tags=[{"TagKey": "a", "TagValue": ""}] * 2)
kms.update_key_description(KeyId=key, Description="second")
kms.disable_key(KeyId=key)
described = kms.describe_key(KeyId=key)["KeyMetadata"]
step(described["KeyState"] == "Disabled" and not described["Enabled"] and described["Description"] == "second", described)
refused("DisabledException", kms.encrypt, f"{ARN}{key} is disabled.", KeyId=key, Plaintext=b"x")
kms.enable_key(KeyId=key)
step("kms:*" in kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"], "the default policy")
kms.put_key_policy(KeyId=key, PolicyName="default", Policy='{"Version":"2012-10-17","Statement":[]}')
step(kms.get_key_policy(KeyId=key)["Policy"] == '{"Version":"2012-10-17","Statement":[]}', "policy")
step(kms.list_key_policies(KeyId=key)["PolicyNames"] == ["default"], "policies")
refused("MalformedPolicyDocumentException", kms.put_key_policy, KeyId=key, PolicyName="default", Policy="{")
refused("NotFoundException", kms.get_key_policy, "No such policy exists", KeyId=key, PolicyName="other")

# Encryption context, ReEncrypt, limits
context = {"order": "1", "Shop": "x"}
sealed = kms.encrypt(KeyId=key, Plaintext=b"x" * 4096, EncryptionContext=context)["CiphertextBlob"]
step(kms.decrypt(CiphertextBlob=sealed, EncryptionContext=context)["Plaintext"] == b"x" * 4096, "4096 bytes")
refused("ValidationException", kms.encrypt, KeyId=key, Plaintext=b"x" * 4097)
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=sealed, EncryptionContext={"order": "2"})
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=sealed)
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=b"garbage")
other = create()
moved = kms.re_encrypt(CiphertextBlob=sealed, SourceEncryptionContext=context, DestinationKeyId=other,
                       DestinationEncryptionContext={"Case": "Kept"})
step(moved["SourceKeyId"] == ARN + key and moved["KeyId"] == ARN + other, moved)
answer = kms.decrypt(CiphertextBlob=moved["CiphertextBlob"], EncryptionContext={"Case": "Kept"})
step(answer["Plaintext"] == b"x" * 4096 and answer["KeyId"] == ARN + other, "reencrypted")
refused("IncorrectKeyException", kms.decrypt, CiphertextBlob=sealed, KeyId=other, EncryptionContext=context)

# Data keys and random bytes
bare = kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_256")
step("Plaintext" not in bare and len(kms.decrypt(CiphertextBlob=bare["CiphertextBlob"])["Plaintext"]) == 32, bare)
pair = kms.generate_data_key_pair(KeyId=key, KeyPairSpec="ECC_NIST_P256")
step(kms.decrypt(CiphertextBlob=pair["PrivateKeyCiphertextBlob"])["Plaintext"] == pair["PrivateKeyPlaintext"], "pair")
bare = kms.generate_data_key_pair_without_plaintext(KeyId=key, KeyPairSpec="RSA_2048")
step("PrivateKeyPlaintext" not in bare and bare["PublicKey"] and bare["KeyPairSpec"] == "RSA_2048", "pair without")
step(len(kms.generate_random(NumberOfBytes=1024)["Plaintext"]) == 1024, "random")
refused("ValidationException", kms.generate_random, NumberOfBytes=1025)
refused("ValidationException", kms.generate_data_key, KeyId=key, NumberOfBytes=1025)

# HMAC
for spec, algorithm in (("HMAC_224", "HMAC_SHA_224"), ("HMAC_256", "HMAC_SHA_256"), ("HMAC_384", "HMAC_SHA_384"), ("HMAC_512", "HMAC_SHA_512")):
    mac_key = create(KeySpec=spec, KeyUsage="GENERATE_VERIFY_MAC")
    mac = kms.generate_mac(KeyId=mac_key, Message=b"hello", MacAlgorithm=algorithm)["Mac"]
    step(len(mac) * 8 == int(spec[-3:]), spec)
    step(kms.verify_mac(KeyId=mac_key, Message=b"hello", MacAlgorithm=algorithm, Mac=mac)["MacValid"], spec)
    refused("KMSInvalidMacException", kms.verify_mac, KeyId=mac_key, Message=b"hullo", MacAlgorithm=algorithm, Mac=mac)
step(kms.describe_key(KeyId=mac_key)["KeyMetadata"]["MacAlgorithms"] == ["HMAC_SHA_512"], "MacAlgorithms")
refused("InvalidKeyUsageException", kms.generate_mac, KeyId=mac_key, Message=b"x", MacAlgorithm="HMAC_SHA_256")
refused("InvalidKeyUsageException", kms.encrypt, KeyId=mac_key, Plaintext=b"x")
refused("ValidationException", kms.generate_mac, KeyId=mac_key, Message=b"x" * 4097, MacAlgorithm="HMAC_SHA_512")
refused("ValidationException", kms.create_key, KeySpec="HMAC_256", KeyUsage="SIGN_VERIFY")

# RSA encryption: one byte more than fits
rsa = create(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")
for algorithm, bytes_max in (("RSAES_OAEP_SHA_1", 214), ("RSAES_OAEP_SHA_256", 190)):
    sealed = kms.encrypt(KeyId=rsa, Plaintext=b"x" * bytes_max, EncryptionAlgorithm=algorithm)["CiphertextBlob"]
    opened = kms.decrypt(KeyId=rsa, CiphertextBlob=sealed, EncryptionAlgorithm=algorithm)
    step(opened["Plaintext"] == b"x" * bytes_max and opened["EncryptionAlgorithm"] == algorithm, opened)
    refused("ValidationException", kms.encrypt, KeyId=rsa, Plaintext=b"x" * (bytes_max + 1),
            EncryptionAlgorithm=algorithm)
refused("InvalidCiphertextException", kms.decrypt, KeyId=rsa, CiphertextBlob=sealed, EncryptionAlgorithm="RSAES_OAEP_SHA_1")
refused("InvalidKeyUsageException", kms.encrypt, KeyId=rsa, Plaintext=b"x")
public = kms.get_public_key(KeyId=rsa)
step(public["EncryptionAlgorithms"] == ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"], public)

# Every signing spec
for spec, algorithm in (("RSA_2048", "RSASSA_PSS_SHA_256"), ("ECC_NIST_P256", "ECDSA_SHA_256"),
                        ("ECC_NIST_P384", "ECDSA_SHA_384"), ("ECC_NIST_P521", "ECDSA_SHA_512"),
                        ("ECC_SECG_P256K1", "ECDSA_SHA_256"), ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512")):
    signer = create(KeySpec=spec, KeyUsage="SIGN_VERIFY")
    signature = kms.sign(KeyId=signer, Message=b"m", SigningAlgorithm=algorithm)["Signature"]
    step(kms.verify(KeyId=signer, Message=b"m", Signature=signature, SigningAlgorithm=algorithm)["SignatureValid"], spec)
    refused("KMSInvalidSignatureException", kms.verify, KeyId=signer, Message=b"n", Signature=signature,
            SigningAlgorithm=algorithm)

# Rotation: old ciphertexts open
sealed = kms.encrypt(KeyId=key, Plaintext=b"before")["CiphertextBlob"]
step(kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False, "off")
kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
status = kms.get_key_rotation_status(KeyId=key)
step(status["KeyRotationEnabled"] and status["RotationPeriodInDays"] == 90 and status["NextRotationDate"], status)
kms.rotate_key_on_demand(KeyId=key)
rotations = kms.list_key_rotations(KeyId=key)["Rotations"]
step([r["RotationType"] for r in rotations] == ["ON_DEMAND"], rotations)
step(kms.decrypt(CiphertextBlob=sealed)["Plaintext"] == b"before", "an old ciphertext")
kms.disable_key_rotation(KeyId=key)
step(kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False, "off again")
refused("ValidationException", kms.enable_key_rotation, KeyId=key, RotationPeriodInDays=89)
refused("UnsupportedOperationException", kms.enable_key_rotation, KeyId=rsa)
for _ in range(24):
    kms.rotate_key_on_demand(KeyId=key)
refused("LimitExceededException", kms.rotate_key_on_demand, KeyId=key)
step(kms.decrypt(CiphertextBlob=sealed)["Plaintext"] == b"before", "after 25 rotations")

# Deletion
refused("ValidationException", kms.schedule_key_deletion, KeyId=other, PendingWindowInDays=6)
refused("ValidationException", kms.schedule_key_deletion, KeyId=other, PendingWindowInDays=31)
gone = kms.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)
step(gone["KeyState"] == "PendingDeletion" and gone["PendingWindowInDays"] == 7 and gone["DeletionDate"], gone)
refused("KMSInvalidStateException", kms.encrypt, f"{ARN}{other} is pending deletion.", KeyId=other, Plaintext=b"x")
refused("KMSInvalidStateException", kms.enable_key, KeyId=other)
refused("KMSInvalidStateException", kms.schedule_key_deletion, KeyId=other)
kms.cancel_key_deletion(KeyId=other)
step(kms.describe_key(KeyId=other)["KeyMetadata"]["KeyState"] == "Disabled", "comes back disabled")
refused("KMSInvalidStateException", kms.cancel_key_deletion, KeyId=other)

# Aliases and grants
kms.create_alias(AliasName="alias/moving", TargetKeyId=key)
second = create()
kms.update_alias(AliasName="alias/moving", TargetKeyId=second)
step(kms.describe_key(KeyId="alias/moving")["KeyMetadata"]["KeyId"] == second, "the alias moved")
step(kms.describe_key(KeyId="arn:aws:kms:us-east-1:000000000000:alias/moving")["KeyMetadata"]["KeyId"] == second, "ARN")
refused("NotFoundException", kms.update_alias, AliasName="alias/none", TargetKeyId=key)
refused("ValidationException", kms.update_alias, AliasName="alias/moving", TargetKeyId=rsa)
principal = "arn:aws:iam::000000000000:role/r"
grant = kms.create_grant(KeyId=key, GranteePrincipal=principal, RetiringPrincipal=principal, Name="g",
                         Operations=["Encrypt", "Decrypt"], Constraints={"EncryptionContextSubset": {"dept": "IT"}})
again = kms.create_grant(KeyId=key, GranteePrincipal=principal, RetiringPrincipal=principal, Name="g",
                         Operations=["Encrypt", "Decrypt"], Constraints={"EncryptionContextSubset": {"dept": "IT"}})
step(grant["GrantId"] == again["GrantId"], "the same grant")
listed = kms.list_grants(KeyId=key)["Grants"]
step(len(listed) == 1 and listed[0]["Constraints"] == {"EncryptionContextSubset": {"dept": "IT"}}, listed)
step(len(kms.list_retirable_grants(RetiringPrincipal=principal)["Grants"]) == 1, "retirable")
kms.retire_grant(GrantToken=grant["GrantToken"])
step(kms.list_grants(KeyId=key)["Grants"] == [], "retired")
third = kms.create_grant(KeyId=key, GranteePrincipal=principal, Operations=["Sign"])
kms.revoke_grant(KeyId=key, GrantId=third["GrantId"])
refused("NotFoundException", kms.revoke_grant, KeyId=key, GrantId=third["GrantId"])
refused("ValidationException", kms.create_grant, KeyId=key, GranteePrincipal=principal, Operations=["Dance"])
refused("DryRunOperationException", kms.encrypt, KeyId=key, Plaintext=b"x", DryRun=True)

# The keys of other services
client("ssm").put_parameter(Name="/managed", Value="x", Type="SecureString")
managed = kms.describe_key(KeyId="alias/aws/ssm")["KeyMetadata"]
step(managed["KeyManager"] == "AWS", managed)
finish()
