extension XRayTraceHeader {
    /// The id of a segment or subsegment: 16 hexadecimal digits that are not all zero, as W3C's `parent-id` is written.
    ///
    /// Source: AWS X-Ray API Reference, PutTraceSegments; W3C Trace Context, section 3.2.2.4 (parent-id).
    public struct SegmentID: Sendable, Hashable, LosslessStringConvertible {
        private let value: UInt64

        public init?(_ description: String) {
            self.init(description.utf8Span.span)
        }

        init?(_ text: Span<UInt8>) {
            guard let value = text.hexadecimal(digits: 16), value != 0 else { return nil }
            self.value = value
        }

        /// Nil for zero.
        package init?(_ value: UInt64) {
            guard value != 0 else { return nil }
            self.value = value
        }

        public var description: String { value.hexadecimal }
    }
}
