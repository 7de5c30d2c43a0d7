/// A request to one absolute `http` or `https` URL.
///
/// It is sent as HTTP/1.1 on a kept-alive connection where there is one. Redirects are never followed. When a
/// kept-alive connection turns out to be dead before the first byte of the response, libcurl sends the request once
/// more on a new one.
package struct HTTPRequest: Sendable {
    package var method: Method
    package var url: String
    package var headers: HTTPHeaders
    package var body: [UInt8]
    package var limits: Limits
    /// Connect to these IP addresses, whatever the host name resolves to: the host was resolved and checked before.
    /// They are tried in order. A connection made to any other address is not reused.
    package var pinnedAddresses: [String]
    /// Honour `http_proxy` and its siblings from the environment. Never for the Runtime API.
    package var usesEnvironmentProxy: Bool
    /// A PEM file of the certificate authorities to trust; nil for those that libcurl was built with.
    package var certificateAuthoritiesFile: String?
    /// A client certificate, other authorities, pins of public keys.
    package var tls: TLSOptions?

    package init(
        _ method: Method, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = [], limits: Limits = Limits(),
        pinnedAddresses: [String] = [], usesEnvironmentProxy: Bool = false,
        certificateAuthoritiesFile: String? = nil, tls: TLSOptions? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.pinnedAddresses = pinnedAddresses
        self.usesEnvironmentProxy = usesEnvironmentProxy
        self.certificateAuthoritiesFile = certificateAuthoritiesFile
        self.tls = tls
    }

    var isEncrypted: Bool { url.prefix(6).equalsIgnoringASCIICase("https:") }

    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// What a request may take.
    package struct Limits: Sendable {
        package var connectTimeoutMilliseconds: Int
        /// From the start to the last byte of the response; nil for no bound.
        package var totalTimeoutMilliseconds: Int?
        package var responseBodyBytesMax: Int
        /// Give back a longer body's first bytes, and leave the rest, instead of failing with `responseTooLarge`: for
        /// those to whom the status says what matters.
        package var cutsOffLongBody: Bool

        package init(
            connectTimeoutMilliseconds: Int = 5_000, totalTimeoutMilliseconds: Int? = 30_000,
            responseBodyBytesMax: Int = 64 << 20, cutsOffLongBody: Bool = false
        ) {
            self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
            self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
            self.responseBodyBytesMax = responseBodyBytesMax
            self.cutsOffLongBody = cutsOffLongBody
        }
    }
}
