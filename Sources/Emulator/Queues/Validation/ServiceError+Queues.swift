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

    static func invalidAttributeValue(_ name: String) -> ServiceError {
        ServiceError("InvalidAttributeValue", "Invalid value for the parameter \(name).")
    }

    static let queueDoesNotExist = ServiceError("QueueDoesNotExist", "The specified queue does not exist.")

    static func invalidAddress(_ url: String) -> ServiceError {
        ServiceError("InvalidAddress", "The address \(url) is not valid for this endpoint.")
    }

    static func receiptHandleIsInvalid(_ text: String) -> ServiceError {
        ServiceError("ReceiptHandleIsInvalid", "The input receipt handle \"\(text)\" is not a valid receipt handle.")
    }

    /// A FIFO queue does not delete a message whose visibility timeout has ended.
    static func receiptHandleHasExpired(_ text: String) -> ServiceError {
        .invalidParameter("ReceiptHandle", value: text, reason: "The receipt handle has expired.")
    }

    static let messageNotInFlight = ServiceError("MessageNotInflight", "The message referred to isn't in flight.")

    static func overLimit(_ message: String) -> ServiceError { ServiceError("OverLimit", message, status: 403) }

    static func resourceNotFound(_ message: String) -> ServiceError {
        ServiceError("ResourceNotFoundException", message, status: 404)
    }

    /// The error's name in the query protocol, which SDKs that grew up with it still show to their users
    /// (Smithy, "AWS query compatible" trait).
    var queryErrorCode: String {
        switch code {
        case "QueueDoesNotExist": "AWS.SimpleQueueService.NonExistentQueue"
        case "QueueNameExists": "QueueAlreadyExists"
        case "InvalidParameterValueException": "InvalidParameterValue"
        case "MissingRequiredParameterException": "MissingParameter"
        case "SerializationException": "MalformedInput"
        case "UnknownOperationException": "InvalidAction"
        case "InternalServerError": "InternalFailure"
        case "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "InvalidBatchEntryId",
            "MessageNotInflight", "PurgeQueueInProgress", "QueueDeletedRecently", "TooManyEntriesInBatchRequest",
            "UnsupportedOperation":
            "AWS.SimpleQueueService.\(code)"
        default: code
        }
    }

    /// Errors that SQS's model does not name come from the framework below it.
    var namespace: String {
        switch code {
        case "InvalidParameterValueException", "MissingRequiredParameterException", "SerializationException",
            "UnknownOperationException", "InternalServerError":
            "com.amazon.coral.service#"
        default: "com.amazonaws.sqs#"
        }
    }
}
