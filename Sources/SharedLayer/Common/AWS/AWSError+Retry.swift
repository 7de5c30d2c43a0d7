package import CurlTransport

extension AWSError {
    /// Codes by which services ask for a later repeat. Source: botocore, `retries/standard.py`, ThrottledRetryableChecker.
    private static let throttlingCodes: Set<String> = [
        "BandwidthLimitExceeded", "PriorRequestNotComplete", "ProvisionedThroughputExceededException",
        "RequestLimitExceeded", "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
        "Throttling", "ThrottlingException", "ThrottlingError", "TooManyRequestsException",
        "TransactionInProgressException", "EC2ThrottledException", "ProvisionedThroughputExceeded",
    ]

    /// Codes by which services speak of a moment's trouble. Source: botocore, `retries/standard.py`,
    /// TransientRetryableChecker.
    private static let transientCodes: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete",
    ]

    package var isThrottling: Bool { Self.throttlingCodes.contains(code) || status == 429 }

    /// Whether the same call may succeed a moment later.
    package var isTransient: Bool {
        if isThrottling || (status ?? 0) >= 500 || Self.transientCodes.contains(code) { return true }
        guard code == "TransactionCanceledException", let reasons = cancellationReasons else { return false }
        return !reasons.isEmpty && reasons.allSatisfy(\.kind.passesByItself)
    }
}

extension AWSError.CancellationReason.Kind {
    /// Gone a moment later.
    fileprivate var passesByItself: Bool {
        switch self {
        case .none, .transactionConflict, .throttlingError, .provisionedThroughputExceeded: true
        case .conditionalCheckFailed, .itemCollectionSizeLimitExceeded, .validationError, .other: false
        }
    }
}

extension TransportError.Code {
    /// Failures of a connection, which another attempt may not meet.
    package var isTransient: Bool {
        switch self {
        case .connectionRefused, .connectTimedOut, .timedOut, .connectionLost, .nameNotResolved: true
        default: false
        }
    }
}
