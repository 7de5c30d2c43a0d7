/// Why the emulator did not start or stopped by itself; the message is for the person at the terminal.
package struct EmulatorError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable {
        case portInUse
        case addressUnavailable
        /// A table or a key of the template differs from the one on disk in a way that cannot be carried over.
        case resourceChanged
        case notReady
    }

    package var description: String { message }
}
