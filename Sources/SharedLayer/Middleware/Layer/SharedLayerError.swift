/// Why the shared layer's files cannot be used. It ends the function's init phase.
package struct SharedLayerError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable {
        case missing
        case malformed
        case otherLayer
        case otherMajorVersion
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
