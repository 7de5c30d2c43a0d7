import FoundationEssentials
import Wire

/// Everything from which the event of one request is made.
struct ProxyEventSource {
    let request: GatewayRequest
    let match: RouteTable.Match
    let api: HTTPAPI.Configuration
    let headers: ForwardedHeaders
    let query: QueryParameters
    /// Decoded; behind a stage other than `$default` with the stage in front, as API Gateway has it.
    let path: String
    let requestID: String
    let time: Date

    /// Without the port: the name that the caller used, as AWS has it.
    var domainName: String {
        guard let host = request.header("host") else { return "\(api.id).execute-api.\(api.region).amazonaws.com" }
        return host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : String(host.prefix { $0 != ":" })
    }

    var domainPrefix: String { String(domainName.prefix { $0 != "." }) }

    var userAgent: String { request.header("user-agent") ?? "" }

    var timeEpochMilliseconds: Int64 { Int64((time.timeIntervalSince1970 * 1000).rounded(.down)) }

    var body: EventBody { EventBody(request.body, contentType: request.header("content-type")) }

    static func encode(_ event: some Encodable) throws(GatewayError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(event))
        } catch {
            throw .internalServerError
        }
    }
}
