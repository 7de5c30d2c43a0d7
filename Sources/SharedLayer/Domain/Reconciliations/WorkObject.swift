/// An object in the stack's bucket that a step of a reconciliation left for the next.
package struct WorkObject: Codable, Sendable, Equatable {
    package let side: RecordSide
    package let name: String
    package let sizeBytes: Int

    package init(side: RecordSide, name: String, sizeBytes: Int) {
        self.side = side
        self.name = name
        self.sizeBytes = sizeBytes
    }

    func validateShape(_ field: String) throws(ShapeError) {
        try FieldShape.note(name, "\(field).name", bytes: 1...1_024)
        try FieldShape.number(sizeBytes, "\(field).sizeBytes", in: 1...(5 << 30))
    }

    /// What fits into an item with all else that is in it.
    static let objectsMax = 1_000
}
