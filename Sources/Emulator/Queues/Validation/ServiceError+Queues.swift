import Wire

/// SQS's errors by the names of their JSON shapes, with its texts.
extension ServiceError {
    static func missingParameter(_ name: String) -> ServiceError {
        ServiceError("MissingRequiredParameterException", "The request must contain the parameter \(name).")
    }

    static func invalidParameter(_ message: String) -> ServiceError {
        ServiceError("InvalidParameterValueException", message)
    }

    static func invalidParameter(_ name: String, value: some CustomStringConvertible, reason: String) -> ServiceError {
        .invalidParameter("Value \(value) for parameter \(name) is invalid. Reason: \(reason)")
    }

    static func unknownAttribute(_ name: String) -> ServiceError {
        ServiceError("InvalidAttributeName", "Unknown Attribute \(name).")
    }

    static let queueDoesNotExist = ServiceError("QueueDoesNotExist", "The specified queue does not exist.")

    static func invalidAddress(_ url: String) -> ServiceError {
        ServiceError("InvalidAddress", "The address \(url) is not valid for this endpoint.")
    }

    static func receiptHandleIsInvalid(_ text: String) -> ServiceError {
        ServiceError("ReceiptHandleIsInvalid", "The input receipt handle \"\(text)\" is not a valid receipt handle.")
    }

    /// The error's name in the query protocol, which SDKs that grew up with it still show to their users
    /// (Smithy, "AWS query compatible" trait).
    var queryErrorCode: String {
        switch code {
        case "QueueDoesNotExist": "AWS.SimpleQueueService.NonExistentQueue"
        case "QueueNameExists": "QueueAlreadyExists"
        case "InvalidParameterValueException": "InvalidParameterValue"
        case "MissingRequiredParameterException": "MissingParameter"
        case "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "InvalidBatchEntryId",
            "MessageNotInflight", "PurgeQueueInProgress", "TooManyEntriesInBatchRequest", "UnsupportedOperation":
            "AWS.SimpleQueueService.\(code)"
        default: code
        }
    }
}
