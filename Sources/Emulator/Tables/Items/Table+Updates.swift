import Wire

extension Table {
    /// What an update expression must not do to keys, as far as that can be seen without the item.
    func check(_ update: UpdateExpression) throws(ServiceError) {
        for name in key.names where update.paths.contains(where: { $0.head == name }) {
            throw .invalidParameter("Cannot update attribute \(name). This attribute is part of the key")
        }
        for index in indexesByName {
            for attribute in index.key.attributes {
                let action = update.actions.first { $0.path == DocumentPath(attribute.name) }
                guard let action, let type = action.type else { continue }
                try check(type, of: attribute, in: index)
            }
        }
        try checkNoEmptyIndexKeys(in: update)
        try checkScalar(update.allPaths)
    }

    /// An update must not set an index key to a given value that is empty.
    func checkNoEmptyIndexKeys(in update: UpdateExpression) throws(ServiceError) {
        let names = Set(indexes.flatMap(\.key.names))
        for case .set(let path, .value(let value)) in update.actions where !path.isNested && names.contains(path.head) {
            if let kind = value.emptyKind { throw Self.emptyIndexKey(kind) }
        }
    }

    /// Keys of the table and of its indexes are scalars: no path leads into them.
    func checkScalar(_ paths: [DocumentPath]) throws(ServiceError) {
        let nested = Set(paths.filter(\.isNested).map(\.head))
        guard !nested.isEmpty else { return }
        let told = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
        for name in key.names where nested.contains(name) { throw .validation("\(told)Key: \(name)") }
        for name in indexes.flatMap(\.key.names) where nested.contains(name) {
            throw .validation("\(told)IndexKey: \(name)")
        }
    }

    /// What an update has made of the index keys.
    func checkIndexKeys(of item: Item, updatedFrom old: Item) throws(ServiceError) {
        for index in indexesByName {
            for attribute in index.key.attributes where !key.attributes.contains(attribute) {
                guard let value = item[attribute.name], value != old[attribute.name] else { continue }
                if value.type != attribute.type {
                    throw .validation(
                        "The update expression attempted to update the secondary index key to unsupported type")
                }
                if let kind = value.emptyKind { throw Self.emptyIndexKey(kind) }
                try ItemLimits.checkKeyBytes(value, isPartition: attribute == index.key.partition)
            }
        }
    }

    private static func emptyIndexKey(_ kind: String) -> ServiceError {
        .validation(
            "One or more parameter values are not valid. The update expression attempted to update a secondary index "
                + "key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty "
                + "\(kind) value.")
    }
}
