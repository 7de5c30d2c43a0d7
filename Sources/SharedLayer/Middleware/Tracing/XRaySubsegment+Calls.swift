import Logging
import Tracing

/// What X-Ray knows of calls to other services, from OpenTelemetry's attributes.
///
/// Source: OpenTelemetry semantic conventions for HTTP and AWS SDK spans; AWS X-Ray developer guide, "X-Ray segment
/// documents", HTTP request data and AWS resource data.
extension XRaySubsegment {
    private static let textCharactersMax = 250

    static let knownAttributes: Set<String> = [
        "http.request.method", "http.method", "url.full", "http.url", "http.response.status_code", "http.status_code",
        "user_agent.original", "client.address", "http.response.body.size", "rpc.system", "rpc.method", "aws.region",
        "cloud.region", "aws.request_id", "aws.dynamodb.table_names", "aws.queue_url", annotationKeys,
    ]
    /// Names the attributes that are indexed, as in AWS's distribution of OpenTelemetry.
    static let annotationKeys = "aws.xray.annotations"

    var httpStatus: Int? { integer("http.response.status_code", "http.status_code") }

    /// `aws` for AWS's services, `remote` for other calls; nil for work of the function's own.
    var namespace: String? {
        if text("rpc.system") == "aws-api" { return "aws" }
        return kind == .client && text("url.full", "http.url") != nil ? "remote" : nil
    }

    /// Method and address of the request, status and length of the response; nil where there was none.
    var http: Logger.MetadataValue? {
        var request: Logger.Metadata = [:]
        request["method"] = short(text("http.request.method", "http.method"))
        request["url"] = short(text("url.full", "http.url").map(Self.withoutSecrets))
        request["user_agent"] = short(text("user_agent.original"))
        request["client_ip"] = short(text("client.address"))
        var response: Logger.Metadata = [:]
        response["status"] = httpStatus.map { .stringConvertible($0) }
        response["content_length"] = integer("http.response.body.size").map { .stringConvertible($0) }
        var http: Logger.Metadata = [:]
        if !request.isEmpty { http["request"] = .dictionary(request) }
        if !response.isEmpty { http["response"] = .dictionary(response) }
        return http.isEmpty ? nil : .dictionary(http)
    }

    var aws: Logger.MetadataValue? {
        guard namespace == "aws" else { return nil }
        var aws: Logger.Metadata = [:]
        aws["operation"] = short(text("rpc.method"))
        aws["region"] = short(text("aws.region", "cloud.region"))
        aws["request_id"] = short(text("aws.request_id"))
        aws["queue_url"] = short(text("aws.queue_url").map(Self.withoutSecrets))
        if case .stringArray(let tables) = attributes.get("aws.dynamodb.table_names"), let table = tables.first {
            aws["table_name"] = short(table)
        }
        return aws.isEmpty ? nil : .dictionary(aws)
    }

    /// A URL without the user, the query and the fragment, where secrets are.
    static func withoutSecrets(_ url: String) -> String {
        let end = url.firstIndex { $0 == "?" || $0 == "#" } ?? url.endIndex
        let address = url[..<end]
        guard let schemeEnd = address.firstRange(ofText: "://") else { return String(address) }
        let authority = address[schemeEnd...].prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return String(address) }
        return String(address[..<schemeEnd] + address[address.index(after: at)...])
    }

    private func short(_ text: String?) -> Logger.MetadataValue? {
        text.map { .string(String($0.prefix(Self.textCharactersMax))) }
    }

    private func text(_ names: String...) -> String? {
        for name in names {
            if case .string(let text) = attributes.get(name) { return text }
        }
        return nil
    }

    private func integer(_ names: String...) -> Int? {
        for name in names {
            switch attributes.get(name) {
            case .int32(let value): return Int(value)
            case .int64(let value): return Int(value)
            default: continue
            }
        }
        return nil
    }
}

extension Substring {
    /// The place behind the first occurrence.
    fileprivate func firstRange(ofText text: String) -> Index? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(text) { return index(place, offsetBy: text.count) }
            place = index(after: place)
        }
        return nil
    }
}
