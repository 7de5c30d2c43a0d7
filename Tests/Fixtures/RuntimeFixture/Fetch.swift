import CurlTransport
import FunctionRuntime

/// Answers with what an HTTPS server says, whose name is looked up by libcurl, or first by `HostResolver`.
struct Fetch: LambdaHandler {
    struct Order: Decodable {
        let host: String
        let port: Int
        let certificateAuthoritiesFile: String
        let resolvesFirst: Bool
        let connectTimeoutMilliseconds: Int
    }

    private let client = HTTPClient()

    func handle(_ order: Order, context: LambdaContext) async throws -> String {
        var request = HTTPRequest(
            .get, "https://\(order.host):\(order.port)/", certificateAuthoritiesFile: order.certificateAuthoritiesFile)
        request.limits.connectTimeoutMilliseconds = order.connectTimeoutMilliseconds
        if order.resolvesFirst {
            let addresses = try await HostResolver().addresses(
                of: order.host, timeoutMilliseconds: order.connectTimeoutMilliseconds)
            request.pinnedAddresses = addresses.map { $0.map(String.init).joined(separator: ".") }
        }
        return String(decoding: try await client.execute(request).body, as: UTF8.self)
    }
}
