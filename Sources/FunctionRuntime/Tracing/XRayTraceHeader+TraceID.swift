extension XRayTraceHeader {
    /// The id of a trace: 128 bits that are not all zero.
    ///
    /// X-Ray writes `1-`, 8 digits and 24 digits, and W3C writes the same 32 digits in a row: AWS converts the one to
    /// the other, and does not insist that the first 8 are the time that they once were.
    ///
    /// Source: AWS X-Ray API Reference, PutTraceSegments; W3C Trace Context, section 3.2.2.3 (trace-id).
    public struct TraceID: Sendable, Hashable, LosslessStringConvertible {
        private let high: UInt64
        private let low: UInt64

        /// Reads X-Ray's form, such as `1-5759e988-bd862e3fe1be46a994272793`.
        public init?(_ description: String) {
            self.init(description.utf8Span.span)
        }

        init?(_ text: Span<UInt8>) {
            guard text.count == 35, text.extracting(0..<2).isText("1-"), text[10] == UInt8(ascii: "-"),
                let first = text.extracting(2..<10).hexadecimal(digits: 8),
                let second = text.extracting(11..<19).hexadecimal(digits: 8),
                let low = text.extracting(19..<35).hexadecimal(digits: 16)
            else { return nil }
            self.init(high: first << 32 | second, low: low)
        }

        /// Reads W3C's form, 32 digits.
        public init?(w3c: String) {
            let digits = w3c.utf8Span.span
            guard digits.count == 32, let high = digits.extracting(0..<16).hexadecimal(digits: 16),
                let low = digits.extracting(16..<32).hexadecimal(digits: 16)
            else { return nil }
            self.init(high: high, low: low)
        }

        /// Nil for zero.
        package init?(high: UInt64, low: UInt64) {
            guard high != 0 || low != 0 else { return nil }
            self.high = high
            self.low = low
        }

        /// X-Ray's form, with lower-case digits.
        public var description: String {
            let digits = high.hexadecimal
            return "1-\(digits.prefix(8))-\(digits.dropFirst(8))\(low.hexadecimal)"
        }

        /// The `trace-id` of a `traceparent`.
        public var w3c: String { high.hexadecimal + low.hexadecimal }
    }
}
