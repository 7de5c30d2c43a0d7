/// Links of documentation lead to files that are there, and to headings that stand in them.
enum LinkRule {
    /// - Parameters:
    ///   - documents: each with its path from the repository's root and its whole text.
    ///   - exists: whether there is a file or a folder at a path.
    static func check(
        documents: [(path: String, text: String)], exists: (_ path: String) -> Bool
    ) -> [Violation] {
        let anchors = Dictionary(uniqueKeysWithValues: documents.map { ($0.path, Self.anchors(in: $0.text)) })
        return documents.flatMap { document in
            links(in: document.text).compactMap { link -> Violation? in
                let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let path = parts[0].isEmpty ? document.path : resolved(parts[0], from: document.path)
                guard exists(path) else {
                    return Violation(file: document.path, line: link.line, rule: "nothing is at \(link.target)")
                }
                guard parts.count > 1, anchors[path]?.contains(String(parts[1])) == false else { return nil }
                return Violation(file: document.path, line: link.line, rule: "no heading is at \(link.target)")
            }
        }
    }

    /// The files that a document links to.
    static func targets(of document: (path: String, text: String)) -> Set<String> {
        Set(links(in: document.text).map { resolved($0.target.prefix { $0 != "#" }, from: document.path) })
    }

    /// Links within the repository, outside of code.
    private static func links(in text: String) -> [(line: Int, target: Substring)] {
        prose(text).flatMap { line in
            line.text.replacing(/`[^`]*`/, with: "code").matches(of: /\]\(([^)\s]+)\)/)
                .map(\.output.1).filter { !$0.contains(":") }
                .map { (line: line.number, target: $0) }
        }
    }

    /// As GitHub names them: in lower case, without punctuation, with hyphens for spaces.
    private static func anchors(in text: String) -> Set<String> {
        Set(
            prose(text).filter { $0.text.hasPrefix("#") }.map { line in
                line.text.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
                    .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            })
    }

    /// The lines outside of fenced code, each with its number.
    private static func prose(_ text: String) -> [(number: Int, text: Substring)] {
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { place, line in
            let isFence = line.drop { $0 == " " }.hasPrefix("```")
            if isFence { isCode.toggle() }
            return isCode || isFence ? nil : (place + 1, line)
        }
    }

    private static func resolved(_ target: Substring, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
