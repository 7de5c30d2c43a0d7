package import Wire

/// The errors of the event source mappings' API.
extension ServiceError {
    package static func invalidParameter(_ message: String) -> ServiceError {
        ServiceError("InvalidParameterValueException", message, status: 400)
    }

    static let unknownMapping = ServiceError(
        "ResourceNotFoundException", "The resource you requested does not exist.", status: 404)

    /// What AWS says of a member that breaks a bound of the API's model.
    package static func member(_ name: String, _ value: String?, _ constraint: String) -> ServiceError {
        let shown = value.map { "'\($0)'" } ?? "null"
        return ServiceError(
            "ValidationException",
            "1 validation error detected: Value \(shown) at '\(name)' failed to satisfy constraint: \(constraint)",
            status: 400)
    }

    /// A setting that another kind of source has.
    package static func unsupportedSetting(_ name: String) -> ServiceError {
        invalidParameter("Unsupported \(name) parameter for given event source mapping type.")
    }
}
