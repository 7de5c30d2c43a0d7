/// A file of results in the stack's bucket: JSON Lines, one line for each record or group.
package struct ResultFile: Codable, Sendable, Equatable {
    package let name: String
    package let sizeBytes: Int
    package let lineCount: Int
    /// In lowercase hex.
    package let sha256: String

    package init(name: String, sizeBytes: Int, lineCount: Int, sha256: String) {
        self.name = name
        self.sizeBytes = sizeBytes
        self.lineCount = lineCount
        self.sha256 = sha256
    }

    func validateShape(_ field: String) throws(ShapeError) {
        try FieldShape.note(name, "\(field).name", bytes: 1...1_024)
        try FieldShape.number(sizeBytes, "\(field).sizeBytes", in: 1...(5 << 30))
        try FieldShape.number(lineCount, "\(field).lineCount", in: 1...NumberedKey.numberMax)
        try FieldShape.sha256(sha256, "\(field).sha256")
    }
}
