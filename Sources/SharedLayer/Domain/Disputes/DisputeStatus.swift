package enum DisputeStatus: String, Codable, Sendable, CaseIterable {
    case opened = "OPENED"
    case evidenceRequested = "EVIDENCE_REQUESTED"
    case underReview = "UNDER_REVIEW"
    /// The charge is given back, in full or in part.
    case accepted = "ACCEPTED"
    case rejected = "REJECTED"
    /// By whoever opened it.
    case withdrawn = "WITHDRAWN"
    /// Its deadline passed.
    case expired = "EXPIRED"
}
