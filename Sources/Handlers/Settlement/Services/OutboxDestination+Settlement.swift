package import SharedLayer

/// Where the pipeline's messages go; which queue that is, each function's configuration says.
extension OutboxDestination {
    package static let processSettlement = OutboxDestination(rawValue: "processSettlement")
    package static let generateConfirmation = OutboxDestination(rawValue: "generateConfirmation")
    package static let settleWithPartner = OutboxDestination(rawValue: "settleWithPartner")
    package static let settleWithPartnerDeadLetter = OutboxDestination(rawValue: "settleWithPartnerDeadLetter")
}
