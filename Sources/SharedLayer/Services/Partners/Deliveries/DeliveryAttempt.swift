/// What came of one attempt.
package enum DeliveryAttempt: Sendable, Equatable {
    /// The partner has taken the document; the confirmation is what it says about that.
    case accepted(confirmation: String)
    /// It may work later: the partner did not answer, or asked to come back, perhaps after that many seconds.
    case retry(reason: String, afterSeconds: Int?)
    /// It will not work without somebody's doing.
    case rejected(reason: String)
}
