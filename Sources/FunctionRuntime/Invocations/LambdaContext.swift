import FoundationEssentials

/// What the Runtime API says of one invocation.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API", next invocation.
public struct LambdaContext: Sendable {
    public let requestID: String
    /// When the invocation times out, in milliseconds since 1970.
    public let deadlineMilliseconds: Int64
    public let invokedFunctionARN: String
    /// The X-Ray tracing header, such as `Root=1-…;Parent=…;Sampled=1`.
    public let traceID: String?
    /// The client context as JSON text, as the caller sent it. `ClientContext` is its usual shape.
    public let clientContext: String?
    /// The Cognito identity as JSON text. `CognitoIdentity` is its shape.
    public let identity: String?
    /// The tenant, for functions with tenant isolation.
    public let tenantID: String?
    /// Tells apart the attempts at one request, in environments that serve several invocations at once.
    public let invocationID: String?

    /// What utilities keep for this invocation; its copies share it.
    package let storage = InvocationStorage()
    let now: @Sendable () -> Int64

    public init(
        requestID: String, deadlineMilliseconds: Int64, invokedFunctionARN: String, traceID: String? = nil,
        clientContext: String? = nil, identity: String? = nil, tenantID: String? = nil, invocationID: String? = nil,
        now: @escaping @Sendable () -> Int64
    ) {
        self.requestID = requestID
        self.deadlineMilliseconds = deadlineMilliseconds
        self.invokedFunctionARN = invokedFunctionARN
        self.traceID = traceID
        self.clientContext = clientContext
        self.identity = identity
        self.tenantID = tenantID
        self.invocationID = invocationID
        self.now = now
    }

    /// Milliseconds until the deadline; zero once it has passed.
    public var remainingMilliseconds: Int64 {
        let now = now()
        return deadlineMilliseconds > now ? deadlineMilliseconds - now : 0
    }

    /// The client context, read as `type`; nil where the caller sent none.
    ///
    /// - Throws: `DecodingError`.
    public func decodeClientContext<T: Decodable>(as type: T.Type = ClientContext.self) throws -> T? {
        try clientContext.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    /// Who called through Cognito; nil for other callers.
    ///
    /// - Throws: `DecodingError`.
    public func decodeIdentity() throws -> CognitoIdentity? {
        try identity.map { try JSONDecoder().decode(CognitoIdentity.self, from: Data($0.utf8)) }
    }
}
