/// A schema with an identifier of its own (2020-12 core, section 4.3.5): a document, or a part of one with `$id`.
struct SchemaResource: Sendable {
    let location: SchemaLocation
    /// Absolute and without a fragment; empty for a document that nobody gave an identifier.
    let uri: String
    let dialect: SchemaDialect
    /// The pointers that `$anchor` and `$dynamicAnchor` name.
    var anchors: [String: String] = [:]
    /// Those of `$dynamicAnchor` alone.
    var dynamicAnchors: [String: String] = [:]
}
