package import CurlTransport

extension AWSError {
    /// Codes by which services ask for a later repeat. Source: botocore, `retries/standard.py`, ThrottledRetryableChecker.
    private static let throttlingCodes: Set<String> = [
        "BandwidthLimitExceeded", "PriorRequestNotComplete", "ProvisionedThroughputExceededException",
        "RequestLimitExceeded", "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
        "Throttling", "ThrottlingException", "ThrottlingError", "TooManyRequestsException",
        "TransactionInProgressException",
    ]

    /// Reasons of a cancelled transaction that are gone a moment later.
    private static let passingReasons: Set<String> = [
        "None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded",
    ]

    package var isThrottling: Bool { Self.throttlingCodes.contains(code) }

    /// Whether the same call may succeed a moment later.
    package var isTransient: Bool {
        if isThrottling || (status ?? 0) >= 500 { return true }
        if code == "TransactionCanceledException", let reasons = cancellationReasons, !reasons.isEmpty {
            return reasons.allSatisfy { Self.passingReasons.contains($0.code) }
        }
        return false
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
