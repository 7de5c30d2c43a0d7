import Wire

/// The operations that edit a queue's policy.
extension QueuesService {
    /// What only a queue's owner may do, and so cannot be permitted (SQS API reference, AddPermission).
    private static let permissible: Set<String> = [
        "*", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes",
        "GetQueueUrl", "ListDeadLetterSourceQueues", "PurgeQueue",
    ]

    func addPermission(_ input: Permissions.AddInput) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        let label = try Self.label(input.label)
        let actions = input.actions ?? []
        guard !actions.isEmpty else { throw ServiceError.missingParameter("Actions") }
        let accounts = input.accountIDs ?? []
        guard !accounts.isEmpty, accounts.allSatisfy({ $0.utf8.count == 12 && $0.allSatisfy(\.isNumber) }) else {
            throw ServiceError.invalidParameter(
                "PrincipalId", value: "[\(accounts.joined(separator: ", "))]", reason: "Unable to verify.")
        }
        guard actions.count <= QueueLimits.permissionActionsMax else {
            throw ServiceError.overLimit(
                "\(actions.count) Actions were found, maximum allowed is \(QueueLimits.permissionActionsMax).")
        }
        if let action = actions.first(where: { !Self.permissible.contains($0) }) {
            throw ServiceError.invalidParameter(
                "ActionName", value: "SQS:\(action)",
                reason: "Only the queue owner is allowed to invoke this action.")
        }
        let arn = location.arn(of: name)
        try await store.changePolicy(ofQueue: name) { policy in
            try policy.add(label: label, accounts: accounts, actions: actions, queueARN: arn)
        }
        return EmptyOutput()
    }

    func removePermission(_ input: Permissions.RemoveInput) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        let label = try Self.label(input.label)
        try await store.changePolicy(ofQueue: name) { try $0.remove(label: label) }
        return EmptyOutput()
    }

    private static func label(_ text: String?) throws(ServiceError) -> String {
        guard let text, !text.isEmpty else { throw .missingParameter("Label") }
        guard text.utf8.count <= QueueLimits.permissionLabelCharactersMax, text.utf8.allSatisfy(BatchEntries.isNameByte)
        else {
            throw .invalidParameter(
                "Label", value: text,
                reason: "Can only include alphanumeric characters, hyphens, or underscores. 1 to "
                    + "\(QueueLimits.permissionLabelCharactersMax) in length.")
        }
        return text
    }
}
