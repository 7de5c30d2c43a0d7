import Wire

extension ServiceError {
    static func invalidParameter(_ what: String) -> ServiceError {
        ServiceError("InvalidParameter", "Invalid parameter: \(what)")
    }

    /// - Parameter path: such as `topicArn`.
    static func missing(_ path: String) -> ServiceError {
        ServiceError(
            "ValidationError",
            "1 validation error detected: Value null at '\(path)' failed to satisfy constraint: "
                + "Member must not be null")
    }

    static var topicDoesNotExist: ServiceError { ServiceError("NotFound", "Topic does not exist", status: 404) }

    static var subscriptionDoesNotExist: ServiceError {
        ServiceError("NotFound", "Subscription does not exist", status: 404)
    }

    static var resourceDoesNotExist: ServiceError {
        ServiceError("ResourceNotFound", "Resource does not exist", status: 404)
    }
}
