import Wire

/// The limits that every item and key must keep, with AWS's texts.
///
/// Source: DynamoDB developer guide, "Quotas in Amazon DynamoDB".
enum ItemLimits {
    /// An item, names included.
    static let itemBytesMax = 400 * 1_024
    static let partitionKeyBytesMax = 2_048
    static let sortKeyBytesMax = 1_024
    /// Documents within documents, the attribute itself counted.
    static let levelsMax = 32

    static let tooDeep = ServiceError.validation(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
    )

    /// Checks what does not need a table.
    static func check(_ item: Item) throws(ServiceError) {
        guard item.values.allSatisfy({ $0.levels <= levelsMax }) else { throw tooDeep }
        guard item.storedBytes <= itemBytesMax else {
            throw .validation("Item size has exceeded the maximum allowed size")
        }
    }

    static func checkUpdated(_ item: Item) throws(ServiceError) {
        guard item.values.allSatisfy({ $0.levels <= levelsMax }) else { throw tooDeep }
        guard item.storedBytes <= itemBytesMax else {
            throw .validation("Item size to update has exceeded the maximum allowed size")
        }
    }

    /// Checks the size of values for one attribute of a key. An attribute of a key cannot be empty either.
    static func checkKeyValues(
        _ values: [AttributeValue], of attribute: KeyAttribute, isPartition: Bool
    ) throws(ServiceError) {
        for value in values {
            if let kind = value.emptyKind {
                throw .validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                        + "an empty \(kind) value. Key: \(attribute.name)")
            }
            try checkKeyBytes(value, isPartition: isPartition)
        }
    }

    static func checkKeyBytes(_ value: AttributeValue, isPartition: Bool) throws(ServiceError) {
        let bytes: Int
        switch value {
        case .string(let text): bytes = text.utf8.count
        case .binary(let data): bytes = data.count
        default: return
        }
        if isPartition, bytes > partitionKeyBytesMax {
            // Without a space before the number, as AWS sends it.
            throw .invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes")
        }
        if !isPartition, bytes > sortKeyBytesMax {
            throw .invalidParameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
        }
    }
}

extension AttributeValue {
    /// `string` or `binary` for a value without content.
    var emptyKind: String? {
        switch self {
        case .string(""): "string"
        case .binary(let bytes) where bytes.isEmpty: "binary"
        default: nil
        }
    }
}
