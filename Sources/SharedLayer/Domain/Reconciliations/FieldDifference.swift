/// A field in which a record of the partner's differs from ours, both as text.
package struct FieldDifference: Codable, Sendable, Equatable {
    package let field: String
    package let ours: String
    package let theirs: String

    package init(field: String, ours: String, theirs: String) {
        self.field = field
        self.ours = ours
        self.theirs = theirs
    }

    func validateShape(_ path: String) throws(ShapeError) {
        try FieldShape.name(field, "\(path).field")
        try FieldShape.note(ours, "\(path).ours", bytes: Self.textBytes)
        try FieldShape.note(theirs, "\(path).theirs", bytes: Self.textBytes)
        guard ours != theirs else {
            throw ShapeError(.duplicate, field: "\(path).theirs", "must differ from ours")
        }
    }

    private static let textBytes = 0...1_024
}
