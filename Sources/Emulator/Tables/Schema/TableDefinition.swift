/// A table as it is stored: what CreateTable declared, checked, and what was set since.
struct TableDefinition: Codable, Sendable {
    let name: String
    /// `TableId`, a UUID.
    let tableID: String
    /// Seconds since 1970.
    let createdAt: Double
    var attributeDefinitions: [AttributeDefinition]
    let keySchema: [KeySchemaElement]
    var globalIndexes: [IndexDefinition]
    let localIndexes: [IndexDefinition]
    var settings: TableSettings
    /// The latest stream, which may be over.
    var stream: TableStream?
    /// What stands for indexes in `index_entry`, by name; nil for their places in the order of declaration. An index keeps
    /// its number when others come and go.
    var indexNumbers: [String: Int]?
    /// The attribute that holds an item's time to live, in seconds since 1970.
    var timeToLiveAttribute: String?

    var streamSpecification: StreamSpecification? {
        stream.flatMap { $0.isEnabled ? StreamSpecification($0.viewType) : nil }
    }

    /// Whether the other one stores items in the same way: the same keys and indexes.
    func hasSameStructure(as other: TableDefinition) -> Bool {
        Set(attributeDefinitions) == Set(other.attributeDefinitions) && keySchema == other.keySchema
            && Self.structures(globalIndexes) == Self.structures(other.globalIndexes)
            && Self.structures(localIndexes) == Self.structures(other.localIndexes)
    }

    private static func structures(_ indexes: [IndexDefinition]) -> Set<IndexDefinition> {
        Set(
            indexes.map { index in
                var index = index
                index.provisionedThroughput = nil
                index.projection?.nonKeyAttributes?.sort()
                return index
            })
    }
}
