import CurlTransport

extension PartnerCommunicationError {
    init(_ error: TransportError) {
        let code: Code =
            switch error.code {
            case .invalidRequest, .unsupported: .invalidMessage
            case .nameNotResolved: .nameNotResolved
            case .connectionRefused, .connectTimedOut: .connectionFailed
            case .timedOut: .timedOut
            case .connectionLost: .connectionLost
            case .tlsFailed: .tlsFailed
            case .malformedResponse, .responseTooLarge: .malformedAnswer
            case .cancelled: .cancelled
            case .outOfResources, .other: .failed
            }
        self.init(code, error.message)
    }
}

extension PartnerCommunicationError.Code {
    /// Whether a moment later the same message may be taken.
    var isWorthRepeatingAtOnce: Bool {
        switch self {
        case .nameNotResolved, .connectionFailed, .timedOut, .connectionLost, .throttled, .unavailable: true
        default: false
        }
    }

    /// Whether it will not work without somebody's doing.
    var isFinal: Bool {
        switch self {
        case .invalidConfiguration, .invalidURL, .blockedAddress, .blockedPort, .messageTooLarge, .invalidMessage,
            .redirected, .refused:
            true
        default: false
        }
    }

    /// What it says of the endpoint's health.
    var verdict: CircuitVerdict {
        switch self {
        case .nameNotResolved, .connectionFailed, .timedOut, .connectionLost, .tlsFailed, .malformedAnswer,
            .unavailable:
            .failure
        case .redirected, .refused: .success
        default: .nothing
        }
    }
}
