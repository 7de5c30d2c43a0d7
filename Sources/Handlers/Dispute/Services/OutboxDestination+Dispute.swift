package import SharedLayer

extension OutboxDestination {
    package static let processDispute = OutboxDestination(rawValue: "processDispute")
    package static let generateResponse = OutboxDestination(rawValue: "generateResponse")
    package static let notifyPartner = OutboxDestination(rawValue: "notifyPartner")
    /// For responses that no repeat can deliver: an operator looks at them, and may send them back.
    package static let notifyPartnerDeadLetter = OutboxDestination(rawValue: "notifyPartnerDeadLetter")
}
