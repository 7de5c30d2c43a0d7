/// The event of an application load balancer.
///
/// Either the plain or the multi-value headers and query parameters are there, as the target group is set. The balancer
/// leaves query parameters percent-encoded.
///
/// Source: Elastic Load Balancing, application load balancers, "Use Lambda functions as targets", receive events.
public struct ALBTargetGroupRequest: Codable, Sendable, Equatable, HTTPBodyEvent {
    public var requestContext: Context
    public var httpMethod: String
    public var path: String
    @Nullable public var queryStringParameters: [String: String]?
    @Nullable public var multiValueQueryStringParameters: [String: [String]]?
    /// Lowercased names.
    @Nullable public var headers: [String: String]?
    @Nullable public var multiValueHeaders: [String: [String]]?
    /// Empty when there is none.
    @Nullable public var body: String?
    public var isBase64Encoded: Bool

    public var headerFields: HTTPHeaderFields { HTTPHeaderFields(headers, multiValueHeaders) }

    public struct Context: Codable, Sendable, Equatable {
        public var elb: LoadBalancer
    }

    public struct LoadBalancer: Codable, Sendable, Equatable {
        public var targetGroupArn: String
    }
}
