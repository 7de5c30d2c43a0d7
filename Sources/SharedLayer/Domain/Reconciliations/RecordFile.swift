/// A file of records that a partner left in a bucket: a version of it, so that it cannot change under way.
package struct RecordFile: Codable, Sendable, Equatable {
    package let bucket: String
    package let object: String
    package let objectVersion: String?
    package let format: RecordFileFormat
    package let sizeBytes: Int

    package init(
        bucket: String, object: String, objectVersion: String? = nil, format: RecordFileFormat, sizeBytes: Int
    ) {
        self.bucket = bucket
        self.object = object
        self.objectVersion = objectVersion
        self.format = format
        self.sizeBytes = sizeBytes
    }

    func validateShape() throws(ShapeError) {
        // S3 user guide, "General purpose bucket naming rules" and "Naming Amazon S3 objects".
        try FieldShape.note(bucket, "file.bucket", bytes: 3...63)
        try FieldShape.note(object, "file.object", bytes: 1...1_024)
        if let objectVersion { try FieldShape.note(objectVersion, "file.objectVersion", bytes: 1...1_024) }
        try FieldShape.number(sizeBytes, "file.sizeBytes", in: 1...(5 << 30))
    }
}
