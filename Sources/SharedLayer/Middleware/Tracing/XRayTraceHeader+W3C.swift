package import FunctionRuntime

extension XRayTraceHeader {
    /// Reads a W3C `traceparent`, also of a later version, whose first four fields are the same.
    ///
    /// Source: W3C Trace Context, sections 3.2.2 and 4.
    package init?(traceparent text: String) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 4 || fields.count > 4 && fields[0] != "00", fields[0].utf8.count == 2, fields[0] != "ff",
            fields[0].utf8.allSatisfy(Self.isLowerHexadecimal), fields[3].utf8.count == 2,
            fields[1].utf8.allSatisfy(Self.isLowerHexadecimal), fields[2].utf8.allSatisfy(Self.isLowerHexadecimal),
            fields[3].utf8.allSatisfy(Self.isLowerHexadecimal), let flags = UInt8(fields[3], radix: 16),
            let root = TraceID(w3c: String(fields[1])), let parent = SegmentID(String(fields[2]))
        else { return nil }
        self.init(root: root, parent: parent, sampling: flags & 1 == 1 ? .sampled : .notSampled)
    }

    private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
