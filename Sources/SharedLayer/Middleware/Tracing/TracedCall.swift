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
            attributes["aws.region"] = Self.signingRegion(request)
        } else {
            isAWS = Self.signingRegion(request) != nil
            name = Self.host(of: request.url)
            if isAWS { attributes["rpc.system"] = "aws-api" }
        }
        self.attributes = attributes
    }

    /// The region that a request is signed for: in the header's `Credential=id/day/region/service/aws4_request`.
    private static func signingRegion(_ request: HTTPRequest) -> String? {
        guard let field = request.headers["authorization"], field.hasPrefix("AWS4-") else { return nil }
        let scope = field.split(separator: "/", maxSplits: 3)
        return scope.count == 4 ? String(scope[2]) : nil
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
