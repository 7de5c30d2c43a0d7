import CurlTransport
import Tracing

/// What can be told of a call before it is made.
struct TracedCall {
    let name: String
    let isAWS: Bool
    let attributes: SpanAttributes

    init(_ request: HTTPRequest) {
        var attributes: SpanAttributes = [:]
        attributes["http.request.method"] = request.method.rawValue
        attributes["url.full"] = XRaySubsegment.withoutSecrets(request.url)
        if let target = request.headers["x-amz-target"] {
            let parts = target.split(separator: ".", maxSplits: 1)
            isAWS = true
            name = Self.service(parts.first ?? "")
            attributes["rpc.system"] = "aws-api"
            attributes["rpc.method"] = parts.count == 2 ? String(parts[1]) : nil
            attributes["aws.region"] = request.signing?.region
        } else {
            isAWS = request.signing != nil || request.headers["authorization"]?.hasPrefix("AWS4-") == true
            name = Self.host(of: request.url)
            if isAWS { attributes["rpc.system"] = "aws-api" }
        }
        self.attributes = attributes
    }

    /// A service's name in X-Ray's map, from the front of `X-Amz-Target`.
    private static func service(_ prefix: Substring) -> String {
        switch prefix.prefix(while: { $0 != "_" }) {
        case "AmazonSQS": "SQS"
        case "TrentService": "KMS"
        case "AmazonSSM": "SSM"
        case "secretsmanager": "SecretsManager"
        case "AWSEvents": "EventBridge"
        case let name: String(name)
        }
    }

    private static func host(of url: String) -> String {
        let address = XRaySubsegment.withoutSecrets(url)
        let slashes = address.split(separator: "/", omittingEmptySubsequences: true)
        guard slashes.count > 1, slashes[0].hasSuffix(":") else { return address }
        let authority = slashes[1]
        return String(authority.hasPrefix("[") ? authority : authority.prefix { $0 != ":" })
    }
}
