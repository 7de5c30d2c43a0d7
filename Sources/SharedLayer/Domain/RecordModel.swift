/// A database record: data and the check of its shape, never a business rule.
package protocol RecordModel: Codable, Sendable, Equatable {
    var key: RecordKey { get }

    /// Throws when a field could not be stored or read back as what it says it is.
    func validateShape() throws(ShapeError)
}
