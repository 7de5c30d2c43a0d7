/// What came of sending a message to a partner once.
package enum PartnerReply: Sendable, Equatable {
    /// The partner has taken the message (2xx). `confirmation` is the body of its answer.
    case accepted(status: Int, confirmation: [UInt8])
    /// A later try may work: 408, 425, 429, 5xx, or no answer. The seconds are what the partner asked for.
    case retry(afterSeconds: Int?, reason: String)
    /// It will not work without somebody's doing: 3xx, other 4xx, or a message that cannot be sent.
    case rejected(status: Int?, reason: String)
    /// The host is, or its name leads to, an inside address that is not allowed. Nothing was sent.
    case blockedAddress(reason: String)
}
