/// An error that AWS names: it reaches the caller as the service's own error shape.
///
/// `code` is the shape's name without a namespace, such as `ResourceNotFoundException`.
package struct ServiceError: Error, Sendable {
    package let code: String
    package let message: String
    package let status: Int
    /// Further members of the error's shape, as a JSON object's text, such as `{"CancellationReasons":[…]}`.
    package let members: [UInt8]?

    package init(_ code: String, _ message: String, status: Int = 400, members: [UInt8]? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.members = members
    }

    package static func unknownOperation(_ operation: String) -> ServiceError {
        ServiceError("UnknownOperationException", "The operation \(operation) is not emulated.")
    }
}
