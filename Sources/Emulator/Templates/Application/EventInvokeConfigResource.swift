/// A function's settings for asynchronous invocation.
package struct EventInvokeConfigResource: Sendable, Equatable {
    /// The function's ARN.
    package var function: String
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeInSeconds: Int?
    /// ARNs of destinations.
    package var onSuccess: String?
    package var onFailure: String?
    package var location: TemplateLocation
}
