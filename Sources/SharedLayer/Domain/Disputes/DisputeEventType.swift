package enum DisputeEventType: String, Codable, Sendable, CaseIterable {
    case opened = "DISPUTE_OPENED"
    case evidenceRequested = "EVIDENCE_REQUESTED"
    case evidenceSubmitted = "EVIDENCE_SUBMITTED"
    case reviewStarted = "REVIEW_STARTED"
    case accepted = "DISPUTE_ACCEPTED"
    case rejected = "DISPUTE_REJECTED"
    case withdrawn = "DISPUTE_WITHDRAWN"
    case expired = "DISPUTE_EXPIRED"
    case responded = "RESPONSE_GENERATED"
    case notified = "PARTNER_NOTIFIED"
    case notificationFailed = "NOTIFICATION_FAILED"
}
