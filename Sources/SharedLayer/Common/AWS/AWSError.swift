/// An error of a call to an AWS service.
package struct AWSError: Error, Sendable, CustomStringConvertible {
    /// The service's exception name, such as `ConditionalCheckFailedException`, or one of the client's own codes below.
    package let code: String
    package let message: String
    /// The HTTP status; nil when no response came.
    package let status: Int?
    /// What AWS's support asks for; nil when no response came, or none with an id.
    package let requestID: String?
    /// Why a transaction was cancelled: one for each of its parts, in their order.
    package let cancellationReasons: [CancellationReason]?
    /// The item that did not meet its condition, where the call asked for it.
    package let item: DynamoItem?
    /// What a batch left undone, for `unprocessedItems` and for an error in the middle of a batch.
    package let unprocessed: DynamoUnprocessed?

    package init(
        code: String, message: String, status: Int? = nil, requestID: String? = nil,
        cancellationReasons: [CancellationReason]? = nil, item: DynamoItem? = nil,
        unprocessed: DynamoUnprocessed? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.cancellationReasons = cancellationReasons
        self.item = item
        self.unprocessed = unprocessed
    }

    /// No response came, also not after repeats.
    package static let transport = "Transport"
    package static let cancelled = "Cancelled"
    /// The deadline that was given had passed before the call could be made.
    package static let deadlineExceeded = "DeadlineExceeded"
    /// The request could not be written in the service's format.
    package static let encoding = "Encoding"
    /// The response is not what the service promises.
    package static let decoding = "Decoding"
    /// What was asked for is against the service's limits and was not sent.
    package static let invalidRequest = "InvalidRequest"
    /// A batch was not done to its end, also not after repeats.
    package static let unprocessedItems = "UnprocessedItems"
    /// The service says that it received another message than the one that was sent.
    package static let checksumMismatch = "ChecksumMismatch"

    /// A condition of the caller's did not hold, alone or inside a transaction.
    package var isConditionalCheckFailed: Bool {
        code == "ConditionalCheckFailedException"
            || (cancellationReasons ?? []).contains { $0.kind == .conditionalCheckFailed }
    }

    package var description: String {
        requestID.map { "\(code): \(message) (request \($0))" } ?? "\(code): \(message)"
    }

    func leaving(_ unprocessed: DynamoUnprocessed) -> AWSError {
        AWSError(
            code: code, message: message, status: status, requestID: requestID,
            cancellationReasons: cancellationReasons, item: item, unprocessed: unprocessed)
    }

    package struct CancellationReason: Sendable, Equatable {
        /// `None`, `ConditionalCheckFailed`, `TransactionConflict`, `ThrottlingError` …
        package let code: String
        package let message: String?
        package let item: DynamoItem?

        package init(code: String, message: String? = nil, item: DynamoItem? = nil) {
            self.code = code
            self.message = message
            self.item = item
        }

        package var kind: Kind { Kind(rawValue: code) ?? .other }
    }
}

extension AWSError.CancellationReason {
    /// Source: DynamoDB API reference, TransactWriteItems, "Errors".
    package enum Kind: String, Sendable {
        /// Nothing is wrong with this part; another one cancelled the transaction.
        case none = "None"
        case conditionalCheckFailed = "ConditionalCheckFailed"
        case itemCollectionSizeLimitExceeded = "ItemCollectionSizeLimitExceeded"
        /// Another transaction or write is at work on the item.
        case transactionConflict = "TransactionConflict"
        case provisionedThroughputExceeded = "ProvisionedThroughputExceeded"
        case throttlingError = "ThrottlingError"
        case validationError = "ValidationError"
        case other
    }
}
