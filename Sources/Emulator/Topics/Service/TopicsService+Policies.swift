import GRDB
import Storage
import Wire

/// The operations on policies, which are kept and never enforced.
extension TopicsService {
    func addPermission(_ call: QueryCall) async throws -> [XMLElement]? {
        guard let label = call.parameters["Label"].value else { throw ServiceError.missing("label") }
        let accountIDs = call.parameters["AWSAccountId"].texts
        let actions = call.parameters["ActionName"].texts
        guard !accountIDs.isEmpty else { throw ServiceError.missing("aWSAccountId") }
        guard !actions.isEmpty else { throw ServiceError.missing("actionName") }
        try await changePolicy(call) { policy, arn in
            try policy.add(label: label, accountIDs: accountIDs, actions: actions, resource: arn)
        }
        return nil
    }

    func removePermission(_ call: QueryCall) async throws -> [XMLElement]? {
        guard let label = call.parameters["Label"].value else { throw ServiceError.missing("label") }
        try await changePolicy(call) { policy, _ in policy.remove(label: label) }
        return nil
    }

    private func changePolicy(
        _ call: QueryCall, _ change: @escaping @Sendable (inout TopicPolicy, _ arn: String) throws -> Void
    ) async throws {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        try await commits.write { db in
            var topic = try TopicTable.get(name, db)
            guard var policy = TopicPolicy(self.policy(of: topic)) else {
                throw ServiceError.invalidParameter("Policy Error: it has no list of statements")
            }
            try change(&policy, self.location.arn(of: name))
            topic.attributes["Policy"] = policy.json
            try TopicTable.update(topic, db)
        }
    }

    func getDataProtectionPolicy(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["ResourceArn"].value, parameter: "ResourceArn")
        let policy = try await writer.read { try TopicTable.get(name, $0).dataProtectionPolicy }
        return [XMLElement("DataProtectionPolicy", text: policy ?? "")]
    }

    func putDataProtectionPolicy(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["ResourceArn"].value, parameter: "ResourceArn")
        guard let policy = call.parameters["DataProtectionPolicy"].value else {
            throw ServiceError.missing("dataProtectionPolicy")
        }
        if !policy.isEmpty, let problem = JSONProblem.describe(Array(policy.utf8)) {
            throw ServiceError.invalidParameter("DataProtectionPolicy: failed to parse JSON. \(problem)")
        }
        try await commits.write { db in
            var topic = try TopicTable.get(name, db)
            topic.dataProtectionPolicy = policy.isEmpty ? nil : policy
            try TopicTable.update(topic, db)
        }
        return nil
    }
}
