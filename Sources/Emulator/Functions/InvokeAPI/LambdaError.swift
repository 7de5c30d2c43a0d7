import FoundationEssentials
package import Wire

/// Errors of the Lambda API as REST-JSON, for every part of the emulator that answers some of its paths.
package enum LambdaError {
    package static func response(to error: any Error) -> ServiceResponse {
        switch error {
        case let error as InvokeError: error.response
        case let error as InvocationError: InvokeError(error).response
        case let error as ServiceError: InvokeError(error.code, error.message, status: error.status).response
        default: InvokeError("ServiceException", "The emulator failed: \(error)", status: 500).response
        }
    }

    /// What AWS says of a body that is no JSON, or has a value of the wrong type.
    package static func unreadable(_ error: any Error) -> ServiceError {
        var message = "Could not parse request body into json"
        if case .typeMismatch(let type, let context)? = error as? DecodingError {
            let wanted =
                switch type {
                case is Int.Type: "an Integer"
                case is String.Type: "a String"
                case is Bool.Type: "a Boolean"
                case is Double.Type: "a Double"
                default: "a value of its type"
                }
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            message = "The value of \(path) can not be converted to \(wanted)"
        }
        return ServiceError("SerializationException", message, status: 400)
    }
}
