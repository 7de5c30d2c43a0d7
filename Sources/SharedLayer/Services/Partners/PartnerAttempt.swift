/// One attempt of a delivery, for the record: no bodies, no secrets.
package struct PartnerAttempt: Sendable, Equatable, Codable {
    /// From 1.
    package let number: Int
    package let startedAt: Timestamp
    package let durationMilliseconds: Int
    /// Of the partner's answer, when one came.
    package let status: Int?
    /// Nil when the partner took the message.
    package let errorCode: PartnerCommunicationError.Code?
}
