/// An error of a call to an AWS service.
package struct AWSError: Error, Sendable, CustomStringConvertible {
    /// The service's exception name, such as `ConditionalCheckFailedException`, or one of the client's own codes below.
    package let code: String
    package let message: String
    /// The HTTP status; nil when no response came.
    package let status: Int?
    /// Why a transaction was cancelled: one for each of its parts, in their order.
    package let cancellationReasons: [CancellationReason]?
    /// The item that did not meet its condition, where the call asked for it.
    package let item: DynamoItem?

    package init(
        code: String, message: String, status: Int? = nil, cancellationReasons: [CancellationReason]? = nil,
        item: DynamoItem? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.cancellationReasons = cancellationReasons
        self.item = item
    }

    /// No response came, also not after repeats.
    package static let transport = "Transport"
    package static let cancelled = "Cancelled"
    /// The request could not be written as JSON.
    package static let encoding = "Encoding"
    /// The response is not what the service promises.
    package static let decoding = "Decoding"
    /// What was asked for is against the service's limits and was not sent.
    package static let invalidRequest = "InvalidRequest"
    /// A batch was not done to its end, also not after repeats.
    package static let unprocessedItems = "UnprocessedItems"

    /// A condition of the caller's did not hold, alone or inside a transaction.
    package var isConditionalCheckFailed: Bool {
        code == "ConditionalCheckFailedException"
            || (cancellationReasons ?? []).contains { $0.code == "ConditionalCheckFailed" }
    }

    package var description: String { "\(code): \(message)" }

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
    }
}
