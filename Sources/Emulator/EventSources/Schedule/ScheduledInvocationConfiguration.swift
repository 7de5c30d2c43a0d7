/// A `rate(…)` schedule of a function.
package struct ScheduledInvocationConfiguration: Sendable, Equatable {
    /// The rule's name, for its ARN in the event.
    package var name: String
    /// As `Invoker` takes it.
    package var function: String
    package var intervalSeconds: Int
    /// A constant event; nil for AWS's scheduled event.
    package var input: String?
    package var region: String
    package var accountID: String

    package init(
        name: String, function: String, intervalSeconds: Int, input: String? = nil, region: String, accountID: String
    ) {
        self.name = name
        self.function = function
        self.intervalSeconds = intervalSeconds
        self.input = input
        self.region = region
        self.accountID = accountID
    }
}
