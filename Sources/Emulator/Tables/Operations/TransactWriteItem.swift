import Wire

/// One member of TransactWriteItems: exactly one of four kinds.
struct TransactWriteItem: Codable, Sendable {
    var put: ItemWriteRequest?
    var update: ItemWriteRequest?
    var delete: ItemWriteRequest?
    var conditionCheck: ItemWriteRequest?

    enum CodingKeys: String, CodingKey {
        case put = "Put"
        case update = "Update"
        case delete = "Delete"
        case conditionCheck = "ConditionCheck"
    }

    /// - Parameter number: its place in the request, counted from one, for errors.
    /// - Throws: `ValidationException`.
    func prepared(number: Int) throws(ServiceError) -> ItemWrite {
        let members: [(request: ItemWriteRequest?, kind: ItemWriteRequest.Kind, name: String)] = [
            (put, .put, "put"), (update, .update, "update"), (delete, .delete, "delete"),
            (conditionCheck, .check, "conditionCheck"),
        ]
        let given = members.filter { $0.request != nil }
        guard let member = given.first, let request = member.request, given.count == 1 else {
            throw .validation("TransactItems can only contain one of Check, Put, Update or Delete")
        }
        if member.kind == .update, request.updateExpression == nil {
            var constraints = Constraints()
            constraints.present(
                request.updateExpression, at: "transactItems.\(number).member.update.updateExpression")
            try constraints.check()
        }
        return try request.prepared(as: member.kind, at: "transactItems.\(number).member.\(member.name).")
    }
}
