/// What an API is: its identity in events, its routes and its cross-origin rules.
package struct APIConfiguration: Sendable {
    package let id: String
    package let stage: String
    package let accountID: String
    package let routes: [Route]
    package let crossOrigin: CrossOriginRules?

    package init(
        id: String, stage: String, accountID: String, routes: [Route], crossOrigin: CrossOriginRules? = nil
    ) {
        self.id = id
        self.stage = stage
        self.accountID = accountID
        self.routes = routes
        self.crossOrigin = crossOrigin
    }

    package struct Route: Sendable {
        /// `POST /charges/{id}`, `ANY /files/{path+}` or `$default`.
        package let key: String
        /// A name or an ARN that the invoker knows.
        package let function: String
        package let payloadFormat: PayloadFormat
        package let timeoutMilliseconds: Int

        package init(
            key: String, function: String, payloadFormat: PayloadFormat = .version2,
            timeoutMilliseconds: Int = 30_000
        ) {
            self.key = key
            self.function = function
            self.payloadFormat = payloadFormat
            self.timeoutMilliseconds = timeoutMilliseconds
        }
    }

    /// The form of events and results, which HTTP APIs choose per integration and REST APIs do not.
    package enum PayloadFormat: Sendable {
        /// REST APIs, and HTTP APIs that ask for it.
        case version1
        case version2
    }
}
