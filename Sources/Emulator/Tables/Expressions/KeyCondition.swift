import Wire

/// A key condition expression made fit for a key schema: one partition, and a range of sort keys in it.
struct KeyCondition: Sendable, Equatable {
    let partition: AttributeValue
    let range: RangeCondition?

    /// - Throws: `ValidationException` when the conditions are not those that a key allows.
    init(_ conditions: [String: RangeCondition], for key: KeySchema) throws(ServiceError) {
        if key.sort == nil, conditions.count > 1 { throw .validation("Query key condition not supported") }
        for attribute in key.attributes {
            guard let condition = conditions[attribute.name] else {
                if attribute == key.partition || conditions.count > 1 {
                    throw .validation("Query condition missed key schema element: \(attribute.name)")
                }
                continue
            }
            guard condition.values.allSatisfy({ $0.type == attribute.type }) else {
                throw .invalidParameter("Condition parameter type does not match schema type")
            }
            try ItemLimits.checkKeyValues(condition.values, of: attribute, isPartition: attribute == key.partition)
        }
        guard case .comparison(.equal, let value) = conditions[key.partition.name] else {
            throw .validation("Query key condition not supported")
        }
        partition = value
        range = key.sort.flatMap { conditions[$0.name] }
    }
}
