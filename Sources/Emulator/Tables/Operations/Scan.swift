import Wire

/// Reads all items of a table or an index, or of a segment of it.
///
/// Source: DynamoDB API reference, Scan.
struct Scan: TableOperation {
    static let segmentsMax = 1_000_000

    private let page: PageRequest
    private let own: OwnMembers

    struct OwnMembers: Decodable, Sendable {
        var segment: Int?
        var totalSegments: Int?
        var scanFilter: Present?

        enum CodingKeys: String, CodingKey {
            case segment = "Segment"
            case totalSegments = "TotalSegments"
            case scanFilter = "ScanFilter"
        }
    }

    init(from decoder: any Decoder) throws {
        page = try PageRequest(from: decoder)
        own = try OwnMembers(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> PageAnswer {
        let (filter, projection) = try prepare()
        return try await context.store.read { transaction in
            let rules = try page.rules(filter, projection, in: transaction)
            if let start = page.startKey { try check(start, of: rules.source) }
            var answer = ItemPage(rules)
            let range = ItemRange.slots(slots, of: rules.source, after: page.startKey)
            try range.read(transaction.db) { answer.add($0) }
            return page.answer(answer, rules)
        }
    }

    /// A segment is an even share of the slots. With more segments than slots, some are empty.
    private var slots: Range<Int> {
        guard let segment = own.segment, let total = own.totalSegments else { return ItemKey.slots }
        return ItemKey.slots.count * segment / total..<ItemKey.slots.count * (segment + 1) / total
    }

    private func prepare() throws(ServiceError) -> (Condition?, Projection?) {
        var constraints = Constraints()
        page.add(to: &constraints)
        constraints.atLeast(0, own.segment, at: "segment")
        constraints.atMost(Self.segmentsMax - 1, own.segment, at: "segment")
        constraints.atLeast(1, own.totalSegments, at: "totalSegments")
        constraints.atMost(Self.segmentsMax, own.totalSegments, at: "totalSegments")
        try constraints.check()
        var attributes = try ExpressionParameters(
            expressions: [
                ("ProjectionExpression", page.projectionExpression), ("FilterExpression", page.filterExpression),
            ],
            legacy: [
                ("AttributesToGet", page.attributesToGet != nil), ("ScanFilter", own.scanFilter != nil),
                ("ConditionalOperator", page.conditionalOperator != nil),
            ], names: page.names, values: page.values
        ).attributes()
        try checkSegments()
        try page.checkSelect()
        let expressions = try page.expressions(&attributes)
        try attributes.checkAllUsed()
        return (expressions.filter, expressions.projection)
    }

    private func checkSegments() throws(ServiceError) {
        switch (own.segment, own.totalSegments) {
        case (.some, nil):
            throw .validation(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is "
                    + "present")
        case (nil, .some):
            throw .validation(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is "
                    + "present")
        case (let segment?, let total?) where segment >= total:
            throw .validation(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                    + "\(segment) is not less than TotalSegments: \(total)")
        default: break
        }
    }

    private func check(_ start: Item, of source: ItemSource) throws(ServiceError) {
        try page.checkStart(start, of: source)
        let partition = source.key.partition
        guard slots.contains(ItemKey.slot(of: partition.bytes(of: start[partition.name]) ?? [])) else {
            throw .validation(
                "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with "
                    + "correct Segment. TotalSegments: \(own.totalSegments ?? 1) Segment: \(own.segment ?? 0)")
        }
    }
}
