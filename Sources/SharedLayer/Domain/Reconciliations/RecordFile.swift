/// A file of records that a partner left in a bucket: one state of it, so that it cannot change under way.
package struct RecordFile: Codable, Sendable, Equatable {
    package let bucket: String
    package let object: String
    /// The `ETag` that every read asks for.
    package let entityTag: String
    /// SHA-256 of the bytes, in lowercase hex, as the partner says it.
    package let sha256: String
    package let format: RecordFileFormat
    package let sizeBytes: Int

    package init(
        bucket: String, object: String, entityTag: String, sha256: String, format: RecordFileFormat, sizeBytes: Int
    ) {
        self.bucket = bucket
        self.object = object
        self.entityTag = entityTag
        self.sha256 = sha256
        self.format = format
        self.sizeBytes = sizeBytes
    }

    func validateShape() throws(ShapeError) {
        // S3 user guide, "General purpose bucket naming rules" and "Naming Amazon S3 objects".
        try FieldShape.note(bucket, "file.bucket", bytes: 3...63)
        try FieldShape.note(object, "file.object", bytes: 1...1_024)
        try FieldShape.note(entityTag, "file.entityTag", bytes: 1...1_024)
        try FieldShape.sha256(sha256, "file.sha256")
        try FieldShape.number(sizeBytes, "file.sizeBytes", in: 1...(5 << 30))
    }
}
