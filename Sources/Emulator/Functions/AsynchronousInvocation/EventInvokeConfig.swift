/// A function's settings for asynchronous invocation. Nil is what nobody has said.
///
/// Source: Lambda API reference, FunctionEventInvokeConfig.
package struct EventInvokeConfig: Codable, Sendable, Equatable {
    /// 0 to 2.
    package var maximumRetryAttempts: Int?
    /// 60 to 21,600.
    package var maximumEventAgeInSeconds: Int?
    package var destinationConfig: DestinationConfig?

    package init(
        maximumRetryAttempts: Int? = nil, maximumEventAgeInSeconds: Int? = nil,
        destinationConfig: DestinationConfig? = nil
    ) {
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAgeInSeconds = maximumEventAgeInSeconds
        self.destinationConfig = destinationConfig
    }

    var retriesMax: Int { maximumRetryAttempts ?? AsynchronousRetryRules.retriesMax }

    var eventAgeSecondsMax: Int { maximumEventAgeInSeconds ?? AsynchronousRetryRules.eventAgeSecondsMax }

    enum CodingKeys: String, CodingKey {
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case maximumEventAgeInSeconds = "MaximumEventAgeInSeconds"
        case destinationConfig = "DestinationConfig"
    }
}
