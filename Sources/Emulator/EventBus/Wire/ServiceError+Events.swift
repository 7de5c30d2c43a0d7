import Wire

extension ServiceError {
    static func invalid(_ message: String) -> ServiceError { ServiceError("ValidationException", message) }

    static func notFound(_ message: String) -> ServiceError { ServiceError("ResourceNotFoundException", message) }

    static func exists(_ message: String) -> ServiceError { ServiceError("ResourceAlreadyExistsException", message) }

    static func limitExceeded(_ message: String) -> ServiceError { ServiceError("LimitExceededException", message) }

    static func noBus(_ name: String) -> ServiceError { .notFound("Event bus \(name) does not exist.") }

    static func noRule(_ name: String, bus: String) -> ServiceError {
        .notFound("Rule \(name) does not exist on EventBus \(bus).")
    }
}
