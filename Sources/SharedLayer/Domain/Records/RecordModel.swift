/// A database record: data and the check of its shape, never a business rule.
///
/// Read it with `init(item:)` and `init(json:)`, which check the shape; a bare decoder does not.
package protocol RecordModel: Codable, Sendable, Equatable {
    var key: RecordKey { get }

    /// Attributes that no field is stored under, for indexes to find the record by (see `RecordIndex`). Indexes take
    /// attributes of an item's top level only.
    var indexAttributes: [String: String] { get }

    /// Throws when a field could not be stored or read back as what it says it is.
    func validateShape() throws(ShapeError)
}

extension RecordModel {
    package var indexAttributes: [String: String] { [:] }

    /// Reads a record from an item of a table. Attributes that it does not know are passed over.
    ///
    /// Throws the first fault, with the name of its field.
    package init(item: DynamoItem) throws(ShapeError) {
        try self.init { try DynamoDecoder().decode(from: item) }
    }

    /// Reads a record from strictly parsed JSON, in the form that `JSONValueEncoder` writes.
    ///
    /// Throws the first fault, with the name of its field.
    package init(json: JSONValue) throws(ShapeError) {
        try self.init { try JSONValueDecoder().decode(from: json) }
    }

    private init(_ decode: () throws -> Self) throws(ShapeError) {
        do {
            self = try decode()
        } catch {
            throw ShapeError(error)
        }
        try validateShape()
    }
}
