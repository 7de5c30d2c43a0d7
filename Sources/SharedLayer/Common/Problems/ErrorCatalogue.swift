/// What each kind of problem is called: data of the shared layer, changed without code.
package struct ErrorCatalogue: Sendable, Equatable, Codable {
    private let entries: [String: Entry]

    package struct Entry: Sendable, Equatable, Codable {
        package let status: Int
        package let title: String
        /// For readers of the catalogue; callers are told the title.
        package let description: String?

        package init(status: Int, title: String, description: String? = nil) {
            self.status = status
            self.title = title
            self.description = description
        }
    }

    package static let empty = ErrorCatalogue([:])

    /// By the problems' kinds.
    package init(_ entries: [String: Entry]) {
        self.entries = entries
    }

    package init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([String: Entry].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }

    package subscript(kind: String) -> Entry? { entries[kind] }
    package var kinds: [String] { entries.keys.sorted() }

    /// The problem with the catalogue's title. Its status stays: code depends on that.
    package func described(_ problem: Problem) -> Problem {
        guard let entry = entries[problem.kind] else { return problem }
        return Problem(
            kind: problem.kind, title: entry.title, status: problem.status, detail: problem.detail,
            instance: problem.instance, errors: problem.errors, extensions: problem.extensions,
            retryAfterSeconds: problem.retryAfterSeconds)
    }
}
