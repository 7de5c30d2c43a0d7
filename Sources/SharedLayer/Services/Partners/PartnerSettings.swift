/// How long, how large and how often.
package struct PartnerSettings: Sendable {
    /// For looking a name up, and for connecting to one address.
    package var connectTimeoutMilliseconds: Int
    /// For one attempt, from the lookup to the last byte of the answer.
    package var totalTimeoutMilliseconds: Int
    /// What is kept back before a deadline, for what the caller has to write down.
    package var deadlineReserveMilliseconds: Int
    package var requestBytesMax: Int
    /// The most of an answer that is read. What it says beyond is left: the status has told whether it was taken.
    package var confirmationBytesMax: Int
    package var retries: PartnerRetries

    /// An attempt that would have less time is not made.
    package static let attemptMillisecondsMin = 50

    package init(
        connectTimeoutMilliseconds: Int = 3_000, totalTimeoutMilliseconds: Int = 15_000,
        deadlineReserveMilliseconds: Int = 1_000, requestBytesMax: Int = 1 << 20,
        confirmationBytesMax: Int = 64 << 10, retries: PartnerRetries = PartnerRetries()
    ) {
        self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
        self.deadlineReserveMilliseconds = deadlineReserveMilliseconds
        self.requestBytesMax = requestBytesMax
        self.confirmationBytesMax = confirmationBytesMax
        self.retries = retries
    }
}
