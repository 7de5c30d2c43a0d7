import FoundationEssentials

/// A document of the repository, for tests of what it shows.
package struct MarkdownDocument: Sendable {
    private let lines: [Substring]

    /// - Parameter path: inside the repository, such as `README.md`.
    package init(_ path: String) throws {
        let text = try String(contentsOf: URL(filePath: PackageRoot.file(path)), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The text of each fenced block of `language`, from the top of the document.
    package func blocks(_ language: String) -> [String] {
        var blocks: [String] = []
        var current: [Substring]?
        var isWanted = false
        for line in lines {
            if let block = current {
                guard line == "```" else {
                    current?.append(line)
                    continue
                }
                if isWanted { blocks.append(block.joined(separator: "\n")) }
                current = nil
            } else if line.hasPrefix("```") {
                current = []
                isWanted = line.dropFirst(3) == language
            }
        }
        return blocks
    }
}
