/// The body of a request that comes in parts, taken by one reader.
package protocol RequestBody: Sendable {
    /// The next part, never empty; nil at the end. What is not taken holds the client back.
    ///
    /// - Throws: when the client is gone before the end, and when the reader is cancelled.
    func next() async throws(RequestBodyError) -> [UInt8]?
}

/// The client went away, or the server ends, in the middle of a body.
package struct RequestBodyError: Error, Sendable {
    package init() {}
}
