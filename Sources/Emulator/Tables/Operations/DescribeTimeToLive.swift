/// Tells by which attribute items expire.
///
/// Source: DynamoDB API reference, DescribeTimeToLive.
struct DescribeTimeToLive: TableOperation {
    private let reference: TableReference

    struct Output: Encodable, Sendable {
        let description: Description

        enum CodingKeys: String, CodingKey {
            case description = "TimeToLiveDescription"
        }
    }

    struct Description: Encodable, Sendable {
        let status: String
        let attributeName: String?

        enum CodingKeys: String, CodingKey {
            case status = "TimeToLiveStatus"
            case attributeName = "AttributeName"
        }
    }

    init(from decoder: any Decoder) throws {
        reference = try TableReference(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> Output {
        let name = try reference.name()
        return try await context.store.read { transaction in
            let attribute = try transaction.describedTable(named: name).definition.timeToLiveAttribute
            return Output(
                description: Description(
                    status: attribute == nil ? "DISABLED" : "ENABLED", attributeName: attribute))
        }
    }
}
