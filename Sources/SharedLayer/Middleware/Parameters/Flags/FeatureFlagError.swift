/// Why a document is no set of feature flags.
package struct FeatureFlagError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// Where in the document, as a JSON Pointer.
    package let pointer: String
    package let message: String

    package init(_ code: Code, at pointer: String, _ message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    package enum Code: String, Sendable {
        case wrongShape
        case unknownAction
        /// The value that an action compares with is none that it can.
        case wrongValue
        case unknownTimeZone
    }

    package var description: String { "\(pointer): \(message) (\(code.rawValue))" }
}
