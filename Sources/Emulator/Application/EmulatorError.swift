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
        /// A service refused what the template declares, or has it on disk in another form.
        case resourceRefused

    }

    package var description: String { message }
}
