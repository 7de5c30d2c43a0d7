import Wire

extension Table {
    /// The key of a whole item, for a put.
    /// - Throws: `ValidationException` when a key attribute is missing, of another type, empty or too long.
    func key(ofItem item: Item) throws(ServiceError) -> ItemKey {
        var parts: [[UInt8]] = []
        for attribute in key.attributes {
            guard let value = item[attribute.name] else {
                throw .invalidParameter("Missing the key \(attribute.name) in the item")
            }
            guard let bytes = attribute.bytes(of: value) else {
                throw .invalidParameter(
                    "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) actual: "
                        + value.type.rawValue)
            }
            try ItemLimits.checkKeyValues([value], of: attribute, isPartition: attribute == key.partition)
            parts.append(bytes)
        }
        return ItemKey(partition: parts[0], sort: parts.count > 1 ? parts[1] : [])
    }

    /// The key that a `Key` member names, which holds nothing else.
    /// - Throws: `ValidationException` when it does not fit the schema.
    func key(named attributes: Item) throws(ServiceError) -> ItemKey {
        guard attributes.count == key.attributes.count,
            key.attributes.allSatisfy({ $0.bytes(of: attributes[$0.name]) != nil })
        else { throw .keyMismatch }
        return try key(ofItem: attributes)
    }

    /// The key of the item that a write is about.
    func key(ofWrite write: ItemWrite) throws(ServiceError) -> ItemKey {
        switch write.action {
        case .put(let item): try key(ofItem: item)
        case .update(let attributes, _), .delete(let attributes), .check(let attributes): try key(named: attributes)
        }
    }

    /// What a request must not hold whatever else is wrong with it: empty values for keys, of the table or of an index.
    func checkNoEmptyKeys(in item: Item) throws(ServiceError) {
        for attribute in key.attributes {
            guard let value = item[attribute.name], value.emptyKind != nil, value.type == attribute.type else {
                continue
            }
            try ItemLimits.checkKeyValues([value], of: attribute, isPartition: attribute == key.partition)
        }
        for index in indexesByName {
            for attribute in index.key.attributes where !key.attributes.contains(attribute) {
                guard let kind = item[attribute.name]?.emptyKind else { continue }
                throw .validation(
                    "One or more parameter values are not valid. A value specified for a secondary index key is not "
                        + "supported. The AttributeValue for a key attribute cannot contain an empty \(kind) value. "
                        + "IndexName: \(index.name), IndexKey: \(attribute.name)")
            }
        }
    }

    /// Index keys of an item, where it has them, must be of the declared types and within the limits of keys.
    func checkIndexKeys(of item: Item) throws(ServiceError) {
        for index in indexesByName {
            for attribute in index.key.attributes {
                guard let value = item[attribute.name] else { continue }
                try check(value.type, of: attribute, in: index)
                try ItemLimits.checkKeyBytes(value, isPartition: attribute == index.key.partition)
            }
        }
    }

    func check(_ type: AttributeType, of attribute: KeyAttribute, in index: SecondaryIndex) throws(ServiceError) {
        guard type != attribute.type else { return }
        throw .invalidParameter(
            "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) Actual: "
                + "\(type.rawValue) IndexName: \(index.name)")
    }

    /// AWS blames the first one by name.
    var indexesByName: [SecondaryIndex] { indexes.sorted { $0.name < $1.name } }
}
