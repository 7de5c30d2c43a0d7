import HTTPTypes

/// A request with its whole body.
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
    let peer: String
}
