/// A text that no log, error or dump shows.
package struct SecretText: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable,
    ExpressibleByStringLiteral
{
    /// The text itself, for the one place that sends or uses it.
    package let revealed: String

    package init(_ text: String) {
        revealed = text
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    package var description: String { "***" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
