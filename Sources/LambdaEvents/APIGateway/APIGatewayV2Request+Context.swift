extension APIGatewayV2Request {
    public struct Context: Codable, Sendable, Equatable {
        /// `anonymous` for a function URL without authorization.
        public var accountId: String
        /// The API's id, or that of the function URL.
        public var apiId: String
        @Nullable public var authentication: Authentication?
        @Nullable public var authorizer: Authorizer?
        public var domainName: String
        public var domainPrefix: String
        public var http: HTTP
        public var requestId: String
        public var routeKey: String
        public var stage: String
        /// Common log format, such as `12/Mar/2020:19:03:58 +0000`.
        public var time: String
        /// Milliseconds since 1970.
        public var timeEpoch: Int64

        public init(
            accountId: String, apiId: String, domainName: String, domainPrefix: String, http: HTTP, requestId: String,
            routeKey: String, stage: String, time: String, timeEpoch: Int64,
            authentication: Authentication? = nil, authorizer: Authorizer? = nil
        ) {
            self.accountId = accountId
            self.apiId = apiId
            self.authentication = authentication
            self.authorizer = authorizer
            self.domainName = domainName
            self.domainPrefix = domainPrefix
            self.http = http
            self.requestId = requestId
            self.routeKey = routeKey
            self.stage = stage
            self.time = time
            self.timeEpoch = timeEpoch
        }
    }

    /// What mutual TLS found out.
    public struct Authentication: Codable, Sendable, Equatable {
        @Nullable public var clientCert: ClientCertificate?
    }

    public struct HTTP: Codable, Sendable, Equatable {
        public var method: String
        public var path: String
        public var `protocol`: String
        public var sourceIp: String
        /// Nil when the client did not send one.
        @Nullable public var userAgent: String?

        public init(method: String, path: String, protocol: String, sourceIp: String, userAgent: String? = nil) {
            self.method = method
            self.path = path
            self.protocol = `protocol`
            self.sourceIp = sourceIp
            self.userAgent = userAgent
        }
    }
}
