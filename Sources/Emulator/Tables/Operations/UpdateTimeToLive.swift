import Wire

/// Chooses the attribute by which items expire, or that none do.
///
/// Source: DynamoDB API reference, UpdateTimeToLive.
struct UpdateTimeToLive: TableOperation {
    private let reference: TableReference
    private let own: OwnMembers

    struct OwnMembers: Codable, Sendable {
        var specification: TimeToLiveSpecification?

        enum CodingKeys: String, CodingKey {
            case specification = "TimeToLiveSpecification"
        }
    }

    init(from decoder: any Decoder) throws {
        reference = try TableReference(from: decoder)
        own = try OwnMembers(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> OwnMembers {
        let name = try reference.name()
        let place = "timeToLiveSpecification"
        var constraints = Constraints()
        constraints.present(own.specification, at: place)
        if let specification = own.specification {
            constraints.present(specification.attributeName, at: "\(place).attributeName")
            constraints.present(specification.enabled, at: "\(place).enabled")
        }
        try constraints.check()
        let attribute = own.specification?.attributeName ?? ""
        let enables = own.specification?.enabled ?? false
        return try await context.store.write { transaction in
            let table = try transaction.describedTable(named: name)
            var definition = table.definition
            switch (definition.timeToLiveAttribute, enables) {
            case (.some, true): throw ServiceError.validation("TimeToLive is already enabled")
            case (nil, false): throw ServiceError.validation("TimeToLive is already disabled")
            case (let current?, false) where current != attribute:
                throw ServiceError.validation(
                    "TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
            default: definition.timeToLiveAttribute = enables ? attribute : nil
            }
            try transaction.replace(table, with: definition)
            return own
        }
    }
}
