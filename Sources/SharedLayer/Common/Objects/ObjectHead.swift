/// What is known of an object without reading it.
package struct ObjectHead: Sendable, Equatable {
    package let sizeBytes: Int
    /// With its quotation marks, as `If-Match` takes it.
    package let entityTag: String

    package init(sizeBytes: Int, entityTag: String) {
        self.sizeBytes = sizeBytes
        self.entityTag = entityTag
    }
}
