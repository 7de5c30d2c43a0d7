/// A request to one absolute `http` or `https` URL.
package struct HTTPRequest: Sendable {
    package var method: Method
    package var url: String
    package var headers: HTTPHeaders
    package var body: [UInt8]
    package var limits: Limits
    /// AWS Signature Version 4 by libcurl itself. Only for `POST /` (see `AWSSigning`).
    package var signing: AWSSigning?
    /// Connect to these addresses, whatever the host name resolves to: the host was resolved and checked before.
    package var pinnedAddresses: [String]
    /// Honour `http_proxy` and its siblings from the environment. Never for the Runtime API.
    package var usesEnvironmentProxy: Bool

    package init(
        _ method: Method, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = [], limits: Limits = Limits(),
        signing: AWSSigning? = nil, pinnedAddresses: [String] = [], usesEnvironmentProxy: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.signing = signing
        self.pinnedAddresses = pinnedAddresses
        self.usesEnvironmentProxy = usesEnvironmentProxy
    }

    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// What a request may take. Nil means no bound.
    package struct Limits: Sendable {
        package var connectTimeoutMilliseconds: Int
        package var totalTimeoutMilliseconds: Int?
        package var responseBodyBytesMax: Int

        package init(
            connectTimeoutMilliseconds: Int = 5_000, totalTimeoutMilliseconds: Int? = 30_000,
            responseBodyBytesMax: Int = 64 << 20
        ) {
            self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
            self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
            self.responseBodyBytesMax = responseBodyBytesMax
        }
    }
}
