extension XRayTraceHeader: LosslessStringConvertible {
    /// Reads the header's text, such as `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`.
    ///
    /// Fields that it does not know and a sampling decision that means nothing are passed over; of a field that comes
    /// twice the last counts. It is nil without a root, where an id is not what X-Ray makes, and beyond `bytesMax`.
    public init?(_ description: String) {
        let text = description.utf8Span.span
        guard text.count <= Self.bytesMax else { return nil }
        var (root, lineage): (TraceID?, String?)
        var parent: SegmentID?
        var sampling: Sampling?
        var fields = Fields()
        while let field = fields.next(in: text) {
            let name = text.extracting(field.name)
            let value = text.extracting(field.value)
            if name.isText("Root") {
                guard let id = TraceID(value) else { return nil }
                root = id
            } else if name.isText("Parent") {
                guard let id = SegmentID(value) else { return nil }
                parent = id
            } else if name.isText("Sampled") {
                sampling = Sampling(value)
            } else if name.isText("Lineage") {
                lineage = value.text
            }
        }
        guard let root else { return nil }
        self.init(root: root, parent: parent, sampling: sampling, lineage: lineage)
    }

    /// The header's text, in the order in which Lambda writes the fields.
    public var description: String {
        var text = "Root=\(root)"
        if let parent { text += ";Parent=\(parent)" }
        if let sampling { text += ";Sampled=\(sampling.rawValue)" }
        if let lineage { text += ";Lineage=\(lineage)" }
        return text
    }

    /// The same as a W3C `traceparent`; nil without a parent, which that must have.
    ///
    /// What has not been decided counts as not sampled.
    ///
    /// Source: W3C Trace Context, section 3.2.
    public var traceparent: String? {
        parent.map { "00-\(root.w3c)-\($0)-\(sampling == .sampled ? "01" : "00")" }
    }

    /// What the header's text says of the root, whether or not it is an id; the whole text where it says nothing.
    package static func rootText(in text: String) -> String {
        let bytes = text.utf8Span.span
        var fields = Fields()
        while let field = fields.next(in: bytes) {
            if bytes.extracting(field.name).isText("Root") { return bytes.extracting(field.value).text }
        }
        return text
    }

    /// Goes through `name=value` pairs between semicolons.
    private struct Fields {
        private var place = 0

        /// Where the next pair is, without the spaces around it; nil when there is none left.
        mutating func next(in text: borrowing Span<UInt8>) -> (name: Range<Int>, value: Range<Int>)? {
            guard place < text.count else { return nil }
            var start = place
            var end = text.firstPlace(of: UInt8(ascii: ";"), in: start..<text.count)
            place = end + 1
            while start < end, text[start] == UInt8(ascii: " ") { start += 1 }
            while start < end, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
            let nameEnd = text.firstPlace(of: UInt8(ascii: "="), in: start..<end)
            return (start..<nameEnd, min(nameEnd + 1, end)..<end)
        }
    }
}

extension XRayTraceHeader.Sampling {
    fileprivate init?(_ text: Span<UInt8>) {
        guard text.count == 1 else { return nil }
        self.init(rawValue: String(Unicode.Scalar(text[0])))
    }
}
