/// What came of sending a message to a partner.
package enum PartnerReply: Sendable, Equatable {
    /// The partner has taken the message (2xx). `confirmation` is the body of its answer, as far as it is read.
    case accepted(status: Int, confirmation: [UInt8])
    /// A later try may work. The seconds are what the partner asked for, or until its circuit closes; at most a day.
    case retry(afterSeconds: Int?, PartnerCommunicationError)
    /// It will not work without somebody's doing.
    case rejected(PartnerCommunicationError)

    package var error: PartnerCommunicationError? {
        switch self {
        case .accepted: nil
        case .retry(_, let error), .rejected(let error): error
        }
    }

    init(_ error: PartnerCommunicationError, afterSeconds: Int? = nil) {
        self = error.code.isFinal ? .rejected(error) : .retry(afterSeconds: afterSeconds, error)
    }

    var verdict: CircuitVerdict { error?.code.verdict ?? .success }
}
