/// A configured secret, which shows itself to nobody who does not ask for it by name.
package struct ConfigSecret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let value: String

    package init(_ value: String) {
        self.value = value
    }

    /// The secret itself, to be handed to what needs it and kept nowhere.
    package func reveal() -> String { value }

    package var description: String { LogRedaction.placeholder }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
