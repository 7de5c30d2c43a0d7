/// Where an event belongs in a distributed trace, as it is carried from one function to the next.
package struct EventTrace: Sendable, Equatable {
    /// X-Ray's tracing header: `Root=1-…;Parent=…;Sampled=1`.
    package let amazon: String?
    /// The `traceparent` of W3C Trace Context.
    package let parent: String?

    /// Nil when neither is there. Texts that could not be headers are passed over.
    package init?(amazon: String?, parent: String? = nil) {
        self.amazon = amazon.flatMap(Self.acceptable)
        self.parent = parent.flatMap(Self.acceptable)
        if self.amazon == nil, self.parent == nil { return nil }
    }

    private static let bytesMax = 256

    private static func acceptable(_ text: String) -> String? {
        let bytes = text.utf8
        return !bytes.isEmpty && bytes.count <= bytesMax && bytes.allSatisfy { 0x21...0x7E ~= $0 } ? text : nil
    }
}
