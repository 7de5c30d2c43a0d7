import CurlTransport

/// The header fields of an invocation, unread. Of a field that comes twice the first counts.
///
/// Source: Lambda developer guide, "Using the Lambda runtime API", next invocation.
struct InvocationFields {
    private(set) var requestID: String?
    private(set) var deadline: String?
    private(set) var functionARN: String?
    private(set) var traceID: String?
    private(set) var clientContext: String?
    private(set) var identity: String?
    private(set) var tenantID: String?
    private(set) var invocationID: String?

    init(_ head: HeaderSection) {
        for field in head.fields where head.isField(field, startingWith: "lambda-runtime-") {
            func take(_ name: StaticString, _ place: inout String?) {
                if place == nil, head.isField(field, named: name) { place = head.value(of: field) }
            }
            take("lambda-runtime-aws-request-id", &requestID)
            take("lambda-runtime-deadline-ms", &deadline)
            take("lambda-runtime-invoked-function-arn", &functionARN)
            take("lambda-runtime-trace-id", &traceID)
            take("lambda-runtime-client-context", &clientContext)
            take("lambda-runtime-cognito-identity", &identity)
            take("lambda-runtime-aws-tenant-id", &tenantID)
            take("lambda-runtime-invocation-id", &invocationID)
        }
    }
}
