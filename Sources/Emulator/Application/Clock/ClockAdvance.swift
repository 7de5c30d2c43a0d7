/// What `POST /_moneta/clock/advance` answers.
package struct ClockAdvance: Codable, Sendable {
    /// The time before.
    package let from: String
    package let now: String
    package let offsetSeconds: Double
    /// Invocations of schedules that became due on the way.
    package let scheduleInvocations: Int
}
