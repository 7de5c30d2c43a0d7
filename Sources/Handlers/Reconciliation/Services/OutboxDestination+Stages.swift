package import SharedLayer

extension OutboxDestination {
    package static let scatterRecords = OutboxDestination(rawValue: "scatterRecords")
    package static let generateReport = OutboxDestination(rawValue: "generateReport")
    package static let respondToPartner = OutboxDestination(rawValue: "respondToPartner")
    /// For reports that no repeat can deliver: an operator looks at them, and may send them back.
    package static let respondToPartnerDeadLetter = OutboxDestination(rawValue: "respondToPartnerDeadLetter")
}
