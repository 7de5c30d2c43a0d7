/// Why a parameter could not be had. It tells the name and never the value.
package struct ParameterError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let name: String
    package let message: String

    package init(_ code: Code, name: String, _ message: String) {
        self.code = code
        self.name = name
        self.message = message
    }

    package enum Code: String, Sendable {
        /// There is no such parameter, or no such version.
        case notFound
        /// The function's role may not read it, or not use its key.
        case accessDenied
        /// The name, or what was asked of the source, is against its rules.
        case invalidRequest
        /// The source did not answer, also not after repeats.
        case unavailable
        /// The value is not what it was to be read as.
        case malformedValue
        case cancelled
    }

    package var description: String { "\(name): \(message) (\(code.rawValue))" }
}

extension ParameterError {
    private static let notFoundCodes: Set<String> = [
        "ParameterNotFound", "ParameterVersionNotFound", "ResourceNotFoundException",
    ]
    private static let deniedCodes: Set<String> = [
        "AccessDeniedException", "UnrecognizedClientException", "ExpiredTokenException", "DecryptionFailure",
        "InvalidSignatureException",
    ]

    /// What a service's error says about a parameter.
    package init(_ error: AWSError, name: String) {
        let code: Code =
            if Self.notFoundCodes.contains(error.code) {
                .notFound
            } else if Self.deniedCodes.contains(error.code) {
                .accessDenied
            } else if error.code == AWSError.cancelled {
                .cancelled
            } else if let status = error.status, 400..<500 ~= status, !error.isTransient {
                .invalidRequest
            } else {
                .unavailable
            }
        self.init(code, name: name, error.description)
    }
}
