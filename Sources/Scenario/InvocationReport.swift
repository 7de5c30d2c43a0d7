/// What one `REPORT` line of the emulator's log says of an invocation.
package struct InvocationReport: Sendable, Equatable {
    /// `Stack/LogicalId`, or the logical id alone in the outermost template.
    package let function: String
    package let requestID: String
    package let durationMilliseconds: Double
    /// Set when the invocation started its execution environment.
    package let initMilliseconds: Double?

    package var isColdStart: Bool { initMilliseconds != nil }

    /// Nil when the line is no report.
    package init?(line: Substring) {
        guard let report = line.range(of: "REPORT RequestId: ") else { return nil }
        let words = line[report.upperBound...].split { $0 == " " || $0 == "\t" }
        guard let requestID = words.first,
            let duration = Self.milliseconds(after: ["Duration:"], in: words),
            let function = line[..<report.lowerBound].split(separator: " ").last
        else { return nil }
        self.function = String(function)
        self.requestID = String(requestID)
        durationMilliseconds = duration
        initMilliseconds = Self.milliseconds(after: ["Init", "Duration:"], in: words)
    }

    private static func milliseconds(after label: [Substring], in words: [Substring]) -> Double? {
        words.indices.dropLast(label.count).first { index in
            words[index..<(index + label.count)].elementsEqual(label)
        }.flatMap { Double(words[$0 + label.count]) }
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        ranges(of: text).first
    }
}
