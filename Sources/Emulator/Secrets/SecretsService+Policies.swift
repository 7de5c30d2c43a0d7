import FoundationEssentials
import Wire

/// Resource policies are stored and told; nothing enforces them, as nothing checks who calls.
extension SecretsService {
    func performOnPolicy(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "PutResourcePolicy":
            let input = try call.input(SecretPolicy.Input.self)
            let policy = try Self.policy(input.resourcePolicy)
            return try JSONCall.output(
                try await edit(input.secretId) { secret, _ in
                    secret.policy = policy
                    return SecretAnswer(secret)
                })
        case "GetResourcePolicy":
            let input = try call.input(SecretPolicy.Input.self)
            let secret = try await secret(input.secretId)
            return try JSONCall.output(
                SecretPolicy.Output(arn: secret.arn, name: secret.name, resourcePolicy: secret.policy))
        case "DeleteResourcePolicy":
            let input = try call.input(SecretPolicy.Input.self)
            return try JSONCall.output(
                try await edit(input.secretId) { secret, _ in
                    secret.policy = nil
                    return SecretAnswer(secret)
                })
        case "ValidateResourcePolicy":
            let input = try call.input(SecretPolicy.Input.self)
            if input.secretId != nil { _ = try await secret(input.secretId) }
            _ = try Self.policy(input.resourcePolicy)
            return try JSONCall.output(SecretPolicy.Verdict())
        case "ReplicateSecretToRegions", "RemoveRegionsFromReplication", "StopReplicationToReplica":
            _ = try await secret(call.input(SecretInput.self).secretId)
            throw Self.replicationRefused
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }

    private static func policy(_ text: String?) throws(ServiceError) -> String {
        let text = try Constraint.length(text, "resourcePolicy", max: 20_480)
        guard (try? JSONDecoder().decode(PolicyDocument.self, from: Data(text.utf8))) != nil else {
            throw ServiceError("MalformedPolicyDocumentException", "This resource policy contains invalid Json.")
        }
        return text
    }
}

/// As much of a policy as makes it one: a JSON object.
private struct PolicyDocument: Decodable {
    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: AnyName.self) }

    private struct AnyName: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
