import Wire

extension ServiceError {
    static func validation(_ message: String) -> ServiceError {
        ServiceError("ValidationException", message)
    }

    /// A validation error about a value, with the sentence that AWS puts in front of most of them.
    static func invalidParameter(_ message: String) -> ServiceError {
        .validation("One or more parameter values were invalid: \(message)")
    }

    /// What the item operations answer for a table that is not there. DescribeTable and its kin name the table too.
    static let resourceNotFound = ServiceError("ResourceNotFoundException", "Requested resource not found")

    static func tableNotFound(_ name: String) -> ServiceError {
        ServiceError("ResourceNotFoundException", "Requested resource not found: Table: \(name) not found")
    }

    static let keyMismatch = ServiceError.validation("The provided key element does not match the schema")
}
