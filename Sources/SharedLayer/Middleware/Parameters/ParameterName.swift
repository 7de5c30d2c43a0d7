/// Which parameter, and which version of it.
package struct ParameterName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// A name, a path or an ARN, as the source wants it.
    package let text: String
    /// Of a parameter: its number or label. Of a secret: the version's id. Nil for the newest.
    package let version: String?
    /// Of a secret: `AWSCURRENT`, `AWSPREVIOUS` or a label of one's own.
    package let stage: String?

    package init(_ text: String, version: String? = nil, stage: String? = nil) {
        self.text = text
        self.version = version
        self.stage = stage
    }

    package init(stringLiteral value: String) { self.init(value) }

    package var description: String {
        text + (version.map { ":\($0)" } ?? "") + (stage.map { ":\($0)" } ?? "")
    }
}
