/// The answer of ScheduleKeyDeletion and CancelKeyDeletion.
struct KeyDeletion: Encodable {
    /// The ARN.
    let keyId: String
    /// Seconds since 1970.
    let deletionDate: Double?
    let keyState: String?
    let pendingWindowInDays: Int?
}
