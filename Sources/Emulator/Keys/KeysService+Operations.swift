import Wire

extension KeysService {
    /// The operations besides those on which everything rests.
    func performFurther(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "UpdateAlias": try await updateAlias(call.decode())
        case "GenerateDataKeyWithoutPlaintext":
            try await JSONCall.encode(generateDataKey(call.decode()).withoutPlaintext)
        case "GenerateDataKeyPair": try await JSONCall.output(generateDataKeyPair(call.input()))
        case "GenerateDataKeyPairWithoutPlaintext":
            try await JSONCall.output(generateDataKeyPair(call.input()).withoutPlaintext)
        case "ReEncrypt": try await JSONCall.output(reEncrypt(call.input()))
        case "GenerateRandom": try JSONCall.output(generateRandom(call.input()))
        case "GenerateMac": try await JSONCall.output(generateMac(call.input()))
        case "VerifyMac": try await JSONCall.output(verifyMac(call.input()))
        case "EnableKey": try await setEnabled(true, call.input())
        case "DisableKey": try await setEnabled(false, call.input())
        case "UpdateKeyDescription": try await updateKeyDescription(call.input())
        case "ScheduleKeyDeletion": try await JSONCall.output(scheduleKeyDeletion(call.input()))
        case "CancelKeyDeletion": try await JSONCall.output(cancelKeyDeletion(call.input()))
        case "EnableKeyRotation": try await enableKeyRotation(call.input())
        case "DisableKeyRotation": try await disableKeyRotation(call.input())
        case "GetKeyRotationStatus": try await JSONCall.output(getKeyRotationStatus(call.input()))
        case "ListKeyRotations": try await JSONCall.output(listKeyRotations(call.input()))
        case "RotateKeyOnDemand": try await JSONCall.output(rotateKeyOnDemand(call.input()))
        default: try await performOnAccess(call)
        }
    }

    /// The operations on who may use a key, and on what is said about it.
    private func performOnAccess(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "PutKeyPolicy": try await putKeyPolicy(call.input())
        case "GetKeyPolicy": try await JSONCall.output(getKeyPolicy(call.input()))
        case "ListKeyPolicies": try await JSONCall.output(listKeyPolicies(call.input()))
        case "TagResource": try await tagResource(call.input())
        case "UntagResource": try await untagResource(call.input())
        case "ListResourceTags": try await JSONCall.output(listResourceTags(call.input()))
        case "CreateGrant": try await JSONCall.output(createGrant(call.input()))
        case "ListGrants": try await JSONCall.output(listGrants(call.input()))
        case "ListRetirableGrants": try await JSONCall.output(listRetirableGrants(call.input()))
        case "RevokeGrant": try await revokeGrant(call.input())
        case "RetireGrant": try await retireGrant(call.input())
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }
}
