import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Wire

/// Policies, tags and grants: kept, told, and enforced by nobody.
extension KeysService {
    private static let policyBytesMax = 32_768

    /// Answers nothing.
    func putKeyPolicy(_ input: KeyRequest) async throws -> [UInt8] {
        try checkPolicyName(input.policyName)
        let policy = try Self.policy(input.policy)
        try await edit(input.keyId) { $0.policy = policy }
        return JSONCall.nothing
    }

    func getKeyPolicy(_ input: KeyRequest) async throws -> KeyPolicy {
        let record = try await key(input.keyId)
        try checkPolicyName(input.policyName)
        let byDefault = """
            {
              "Version" : "2012-10-17",
              "Id" : "key-default-1",
              "Statement" : [ {
                "Sid" : "Enable IAM User Permissions",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:aws:iam::\(scope.accountID):root"
                },
                "Action" : "kms:*",
                "Resource" : "*"
              } ]
            }
            """
        return KeyPolicy(policy: record.policy ?? byDefault, policyName: "default")
    }

    func listKeyPolicies(_ input: KeyRequest) async throws -> KeyPolicies {
        _ = try await key(input.keyId)
        return KeyPolicies()
    }

    /// Answers nothing.
    func tagResource(_ input: KeyRequest) async throws -> [UInt8] {
        let added = try KeyTag.checked(try Constraint.required(input.tags, "tags"))
        try await edit(input.keyId) { record in
            let names = Set(added.map(\.tagKey))
            let kept = try KeyTag.list(record.tags).filter { !names.contains($0.tagKey) }
            record.tags = try KeyTag.text(KeyTag.checked(kept + added))
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func untagResource(_ input: KeyRequest) async throws -> [UInt8] {
        let keys = try Constraint.required(input.tagKeys, "tagKeys")
        try await edit(input.keyId) { record in
            record.tags = try KeyTag.text(KeyTag.list(record.tags).filter { !keys.contains($0.tagKey) })
        }
        return JSONCall.nothing
    }

    func listResourceTags(_ input: KeyRequest) async throws -> KeyTags {
        KeyTags(tags: try KeyTag.list(try await key(input.keyId).tags))
    }

    static func policy(_ text: String?) throws(ServiceError) -> String {
        let text = try Constraint.length(text, "policy", max: policyBytesMax)
        guard case .structure? = WireValue(json: Array(text.utf8)) else {
            throw ServiceError("MalformedPolicyDocumentException", "The policy is no JSON object.")
        }
        return text
    }

    private func checkPolicyName(_ name: String?) throws(ServiceError) {
        guard name ?? "default" == "default" else {
            throw ServiceError("NotFoundException", "No such policy exists")
        }
    }
}
