import SharedLayer

/// How long keys count.
struct APIKeyLimits: Sendable {
    let validDaysMax: Int
    let overlapSecondsDefault: Int

    /// Throws `ruleViolation` with `VALIDITY_OVER`, `VALIDITY_TOO_LONG`.
    func validUntil(_ asked: Timestamp?, from now: Timestamp) throws(PartnerError) -> Timestamp {
        let latest = now.adding(seconds: Int64(validDaysMax) * 86_400)
        guard let asked else { return latest }
        guard asked > now else {
            throw .violation(.validityOver, at: "/valid_until", "The moment is not in the future.")
        }
        guard asked <= latest else {
            throw .violation(.validityTooLong, at: "/valid_until", "A key is valid for at most \(validDaysMax) days.")
        }
        return asked
    }

    /// Never later than the old key would have ended by itself.
    func endOfOverlap(_ seconds: Int?, of old: APIKeyModel, from now: Timestamp) -> Timestamp {
        // At least a moment after its making: a record's validity has a length.
        let end = max(
            now.adding(seconds: Int64(seconds ?? overlapSecondsDefault)), old.createdAt.adding(milliseconds: 1))
        return old.validUntil.map { min($0, end) } ?? end
    }
}
