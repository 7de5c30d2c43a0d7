/// A bucket's row.
struct BucketRecord: Sendable, Equatable {
    let name: String
    let region: String
    let createdMilliseconds: Int64
    /// Nil until versioning is first set; then it can be suspended and never taken away.
    let versioning: Versioning?

    enum Versioning: String, Sendable {
        case enabled = "Enabled"
        case suspended = "Suspended"
    }
}
