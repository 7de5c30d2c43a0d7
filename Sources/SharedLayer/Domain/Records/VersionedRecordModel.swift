/// A record that changes after it was written, under optimistic locking.
package protocol VersionedRecordModel: RecordModel {
    /// Counts the saves: 0 was never saved. A save succeeds only on the version that was read.
    var version: Int { get set }
}

extension VersionedRecordModel {
    func validateVersion() throws(ShapeError) {
        try FieldShape.number(version, "version", in: 0...Int(Int32.max))
    }
}
