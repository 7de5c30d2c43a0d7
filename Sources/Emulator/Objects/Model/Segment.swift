/// A stretch of an object's bytes: all of one content.
struct Segment: Codable, Sendable, Equatable {
    /// The content's id.
    let content: String
    /// Bytes.
    let length: Int
}
