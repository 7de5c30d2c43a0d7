import HTTPTypes
import Wire

/// A request with its whole body, or with the way to take it in parts.
struct WholeRequest: Sendable {
    let method: String
    /// Percent-encoded, without the query.
    let path: String
    let rawQuery: String
    /// The `Host` field.
    let authority: String
    /// All fields but `Host`.
    let fields: HTTPFields
    let body: [UInt8]
    /// Nil where `body` is the whole.
    var bodyParts: (any RequestBody)?
    let peer: String
}
