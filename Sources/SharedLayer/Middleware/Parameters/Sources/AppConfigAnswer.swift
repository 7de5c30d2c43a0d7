/// What AppConfigData says when it is polled.
package struct AppConfigAnswer: Sendable, Equatable {
    package let nextToken: String
    /// How long to wait before the next poll; sooner ones are refused.
    package let pollIntervalSeconds: Int
    /// Empty when nothing is new.
    package let configuration: [UInt8]
    package let version: String?

    package init(nextToken: String, pollIntervalSeconds: Int, configuration: [UInt8], version: String? = nil) {
        self.nextToken = nextToken
        self.pollIntervalSeconds = pollIntervalSeconds
        self.configuration = configuration
        self.version = version
    }
}
