import Wire

/// Reads the items of one partition in the order of their sort keys.
///
/// Source: DynamoDB API reference, Query.
struct Query: TableOperation {
    private let page: PageRequest
    private let own: OwnMembers

    struct OwnMembers: Decodable, Sendable {
        var keyConditionExpression: String?
        var isForward: Bool?
        var keyConditions: Present?
        var queryFilter: Present?

        enum CodingKeys: String, CodingKey {
            case keyConditionExpression = "KeyConditionExpression"
            case isForward = "ScanIndexForward"
            case keyConditions = "KeyConditions"
            case queryFilter = "QueryFilter"
        }
    }

    private struct Prepared: Sendable {
        let conditions: [String: RangeCondition]
        let filter: Condition?
        let projection: Projection?
    }

    init(from decoder: any Decoder) throws {
        page = try PageRequest(from: decoder)
        own = try OwnMembers(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> PageAnswer {
        let prepared = try prepare()
        return try await context.store.read { transaction in
            let rules = try page.rules(prepared.filter, prepared.projection, in: transaction)
            let source = rules.source
            let condition = try KeyCondition(prepared.conditions, for: source.key)
            if let start = page.startKey { try check(start, of: source, condition) }
            if let name = source.key.names.first(where: { name in
                prepared.filter?.paths.contains { $0.head == name } ?? false
            }) {
                throw ServiceError.validation(
                    "Filter Expression can only contain non-primary key attributes: Primary key attribute: \(name)")
            }
            var answer = ItemPage(rules)
            let range = ItemRange.partition(
                condition, of: source, after: page.startKey, isForward: own.isForward ?? true)
            try range.read(transaction.db) { answer.add($0) }
            return page.answer(answer, rules)
        }
    }

    private func prepare() throws(ServiceError) -> Prepared {
        var constraints = Constraints()
        page.add(to: &constraints)
        try constraints.check()
        var attributes = try ExpressionParameters(
            expressions: [
                ("ProjectionExpression", page.projectionExpression), ("FilterExpression", page.filterExpression),
                ("KeyConditionExpression", own.keyConditionExpression),
            ],
            legacy: [
                ("AttributesToGet", page.attributesToGet != nil), ("QueryFilter", own.queryFilter != nil),
                ("ConditionalOperator", page.conditionalOperator != nil), ("KeyConditions", own.keyConditions != nil),
            ], names: page.names, values: page.values
        ).attributes()
        try page.checkSelect()
        guard let expression = own.keyConditionExpression else {
            throw .validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
        }
        let condition = try ExpressionParser.parse(expression, parameter: "KeyConditionExpression", &attributes) {
            (parser) throws(ServiceError) in try parser.condition()
        }
        let (filter, projection) = try page.expressions(&attributes)
        try attributes.checkAllUsed()
        let conditions = try KeyCondition.conditions(in: condition)
        guard (1...2).contains(conditions.count) else { throw .validation("Conditions can be of length 1 or 2 only") }
        return Prepared(conditions: conditions, filter: filter, projection: projection)
    }

    private func check(_ start: Item, of source: ItemSource, _ condition: KeyCondition) throws(ServiceError) {
        try page.checkStart(start, of: source)
        if let sort = source.key.sort, let range = condition.range, let value = start[sort.name], !range.holds(value) {
            throw .validation("The provided starting key does not match the range key predicate")
        }
        guard start[source.key.partition.name] == condition.partition else {
            throw .validation(
                "The provided starting key is outside query boundaries based on provided conditions")
        }
    }
}
