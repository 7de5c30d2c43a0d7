/// What documentation shows is code that is tested: each ```swift block stands in a test source, line for line.
///
/// Indentation does not count, nor the `// ` of a line that a block has commented out.
enum DocumentationRule {
    /// - Parameters:
    ///   - documents: each with its path and its whole text.
    ///   - sources: the whole texts of test sources, comments included.
    static func check(documents: [(path: String, text: String)], sources: [String]) -> [Violation] {
        let sources = sources.map { lines(of: $0[...]) }
        return documents.flatMap { document in
            blocks(of: document.text).compactMap { block -> Violation? in
                let wanted = lines(of: block.text[...])
                if sources.contains(where: { stands(wanted, in: $0) }) { return nil }
                return Violation(
                    file: document.path, line: block.line,
                    rule: wanted.isEmpty
                        ? "the block is empty" : "the block must stand, line for line, in a source of Tests/SharedLayer"
                )
            }
        }
    }

    private static func blocks(of text: String) -> [(line: Int, text: String)] {
        var blocks: [(line: Int, text: String)] = []
        var current: (line: Int, lines: [Substring])?
        var isOther = false
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fence = line.drop { $0 == " " }
            if let block = current {
                if fence == "```" {
                    blocks.append((block.line, block.lines.joined(separator: "\n")))
                    current = nil
                } else {
                    current?.lines.append(line)
                }
            } else if isOther {
                isOther = fence != "```"
            } else if fence == "```swift" {
                current = (place + 1, [])
            } else {
                isOther = fence.hasPrefix("```")
            }
        }
        // A block that nobody closed is one too.
        if let block = current { blocks.append((block.line, block.lines.joined(separator: "\n"))) }
        return blocks
    }

    /// The lines that say something, each without what stands before it.
    private static func lines(of text: Substring) -> [Substring] {
        text.split(separator: "\n").map { line in
            var line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("// ") { line = line.dropFirst(3).drop { $0 == " " } }
            while line.last == " " { line.removeLast() }
            return line
        }.filter { !$0.isEmpty }
    }

    private static func stands(_ wanted: [Substring], in source: [Substring]) -> Bool {
        guard let first = wanted.first, source.count >= wanted.count else { return false }
        return source.indices.dropLast(wanted.count - 1).contains { place in
            source[place] == first && source[place..<(place + wanted.count)].elementsEqual(wanted)
        }
    }
}
