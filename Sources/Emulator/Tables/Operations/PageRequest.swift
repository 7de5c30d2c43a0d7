import Wire

/// The members that Query and Scan have in common.
struct PageRequest: Decodable, Sendable {
    var tableName: String?
    var indexName: String?
    var select: String?
    var limit: Int?
    var isConsistent: Bool?
    var startKey: Item?
    var returnConsumedCapacity: String?
    var projectionExpression: String?
    var filterExpression: String?
    var names: [String: String]?
    var values: [String: AttributeValue]?
    var attributesToGet: Present?
    var conditionalOperator: Present?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case indexName = "IndexName"
        case select = "Select"
        case limit = "Limit"
        case isConsistent = "ConsistentRead"
        case startKey = "ExclusiveStartKey"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
        case projectionExpression = "ProjectionExpression"
        case filterExpression = "FilterExpression"
        case names = "ExpressionAttributeNames"
        case values = "ExpressionAttributeValues"
        case attributesToGet = "AttributesToGet"
        case conditionalOperator = "ConditionalOperator"
    }

    var showsItems: Bool { select != "COUNT" }

    func add(to constraints: inout Constraints) {
        constraints.table(tableName)
        if let indexName { constraints.name(indexName, at: "indexName") }
        constraints.oneOf(
            select, ["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"], at: "select")
        constraints.atLeast(1, limit, at: "limit")
        constraints.capacity(returnConsumedCapacity)
    }

    func checkSelect() throws(ServiceError) {
        switch (select, projectionExpression) {
        case ("SPECIFIC_ATTRIBUTES", nil):
            throw .validation(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")
        case ("COUNT", .some):
            throw .validation("Cannot specify the ProjectionExpression when choosing to get only the Count")
        case ("ALL_ATTRIBUTES", .some), ("ALL_PROJECTED_ATTRIBUTES", .some):
            throw .validation("Cannot specify the ProjectionExpression when choosing to get \(select ?? "")")
        case ("ALL_PROJECTED_ATTRIBUTES", nil) where indexName == nil:
            throw .invalidParameter("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")
        default: break
        }
    }

    /// Parses filter and projection.
    func expressions(
        _ attributes: inout ExpressionAttributes
    ) throws(ServiceError) -> (filter: Condition?, projection: Projection?) {
        var filter: Condition?
        var projection: Projection?
        if let filterExpression {
            filter = try ExpressionParser.parse(filterExpression, parameter: "FilterExpression", &attributes) {
                (parser) throws(ServiceError) in try parser.condition()
            }
        }
        if let projectionExpression {
            projection = try ExpressionParser.parse(
                projectionExpression, parameter: "ProjectionExpression", &attributes
            ) { (parser) throws(ServiceError) in try parser.projection() }
        }
        return (filter, projection)
    }

    /// The table or index, and how its items are shown.
    func rules(
        _ filter: Condition?, _ projection: Projection?, in transaction: TableTransaction
    ) throws -> ItemPage.Rules {
        let table = try transaction.table(named: tableName ?? "")
        let index = try indexName.map { name in
            guard let index = table.index(named: name) else {
                throw ServiceError.validation("The table does not have the specified index: \(name)")
            }
            return index
        }
        var readsWholeItems = index == nil
        if let index {
            if index.isGlobal {
                try check(index, projection, of: table)
            } else {
                // A local index lies beside its items and fetches what it does not hold.
                readsWholeItems = index.holdsAllAttributes || select == "ALL_ATTRIBUTES" || projection != nil
            }
        }
        try table.checkScalar((filter?.paths ?? []) + (projection?.paths ?? []))
        return ItemPage.Rules(
            source: ItemSource(table: table, index: index), limit: limit, filter: filter, projection: projection,
            showsItems: showsItems, readsWholeItems: readsWholeItems)
    }

    private func check(_ index: SecondaryIndex, _ projection: Projection?, of table: Table) throws(ServiceError) {
        if isConsistent == true {
            throw .validation("Consistent reads are not supported on global secondary indexes")
        }
        guard !index.holdsAllAttributes else { return }
        if select == "ALL_ATTRIBUTES" {
            throw .invalidParameter(
                "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index.name) because its "
                    + "projection type is not ALL")
        }
        let held = Set(index.key.names + table.key.names + (index.projection.nonKeyAttributes ?? []))
        let missing = (projection?.paths ?? []).map(\.head).filter { !held.contains($0) }
        guard missing.isEmpty else {
            throw .invalidParameter(
                "Global secondary index \(index.name) does not project [\(missing.joined(separator: ", "))]")
        }
    }

    /// Checks that a start key names a place in this table or index.
    func checkStart(_ start: Item, of source: ItemSource) throws(ServiceError) {
        guard Set(start.keys) == Set(source.positionNames) else {
            throw .validation("The provided starting key is invalid")
        }
        for attribute in source.table.key.attributes + source.key.attributes {
            guard attribute.bytes(of: start[attribute.name]) != nil else {
                throw .validation("The provided starting key is invalid: \(ServiceError.keyMismatch.message)")
            }
        }
    }

    func answer(_ page: ItemPage, _ rules: ItemPage.Rules) -> PageAnswer {
        var meter = CapacityMeter(tableName: rules.source.table.name)
        meter.read(bytes: page.scannedBytes, isConsistent: isConsistent ?? false, index: rules.source.index)
        return PageAnswer(
            page, showsItems: showsItems, meter.consumed(CapacityMode(returnConsumedCapacity)))
    }
}
