/// Why a network could not be seeded or a charge not signed.
package struct SeedError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        case tableNotFound
        case service
        /// A file of the output folder cannot be read or written.
        case file
        /// A key or a certificate cannot be made or read.
        case key
    }

    package var description: String {
        let reason = cause.map { " (\($0))" } ?? ""
        return message + reason
    }
}
