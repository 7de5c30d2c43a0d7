/// A table ready for work: its definition with the keys and indexes resolved.
struct Table: Sendable {
    /// The row id in `table_definition`.
    let id: Int64
    let definition: TableDefinition
    let key: KeySchema
    /// Global indexes first, in the order of their declaration, then local ones.
    let indexes: [SecondaryIndex]

    var name: String { definition.name }

    /// - Throws: when a stored definition is not sound.
    init(id: Int64, definition: TableDefinition) throws {
        self.id = id
        self.definition = definition
        key = try Self.key(definition.keySchema, definition)
        var indexes: [SecondaryIndex] = []
        for (isGlobal, declared) in [(true, definition.globalIndexes), (false, definition.localIndexes)] {
            for index in declared {
                indexes.append(
                    SecondaryIndex(
                        number: definition.indexNumbers?[index.indexName ?? ""] ?? indexes.count,
                        name: index.indexName ?? "", isGlobal: isGlobal,
                        key: try Self.key(index.keySchema ?? [], definition),
                        projection: index.projection ?? IndexProjection()))
            }
        }
        self.indexes = indexes
    }

    func index(named name: String) -> SecondaryIndex? {
        indexes.first { $0.name == name }
    }

    /// The primary key's attributes of an item.
    func keyAttributes(of item: Item) -> Item {
        item.filter { key.names.contains($0.key) }
    }

    private static func key(_ schema: [KeySchemaElement], _ definition: TableDefinition) throws -> KeySchema {
        let attributes = schema.compactMap { element -> KeyAttribute? in
            let declared = definition.attributeDefinitions.first { $0.attributeName == element.attributeName }
            guard let name = element.attributeName, let type = AttributeType(rawValue: declared?.attributeType ?? "")
            else { return nil }
            return KeyAttribute(name: name, type: type)
        }
        guard let partition = attributes.first, attributes.count == schema.count else {
            throw StoredDataError(what: "definition of table \(definition.name)")
        }
        return KeySchema(partition: partition, sort: attributes.dropFirst().first)
    }
}
