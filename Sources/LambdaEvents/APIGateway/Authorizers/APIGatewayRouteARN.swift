/// The ARN of a method of a REST API or of a route of an HTTP API, in its parts.
///
/// `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`.
///
/// Source: API Gateway developer guide, "Control access to a REST API with IAM permissions", resource format.
public struct APIGatewayRouteARN: Sendable, Equatable, CustomStringConvertible {
    public var partition: String
    public var region: String
    public var accountId: String
    public var apiId: String
    public var stage: String
    /// An HTTP method, or `*`.
    public var method: String
    /// Without the slash before it; `*` stands for any number of segments.
    public var path: String

    /// Throws `LambdaEventError.Code.invalidARN`.
    public init(_ arn: String) throws(LambdaEventError) {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "execute-api" else {
            throw LambdaEventError(.invalidARN, "not the ARN of an API: \(arn)")
        }
        let resource = parts[5].split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard resource.count >= 3 else {
            throw LambdaEventError(.invalidARN, "no stage and method in \(arn)")
        }
        partition = parts[1]
        region = parts[3]
        accountId = parts[4]
        apiId = resource[0]
        stage = resource[1]
        method = resource[2]
        path = resource.count > 3 ? resource[3] : ""
    }

    /// Every method and path of the stage.
    public var wholeStage: APIGatewayRouteARN {
        var arn = self
        arn.method = "*"
        arn.path = "*"
        return arn
    }

    public var description: String {
        "arn:\(partition):execute-api:\(region):\(accountId):\(apiId)/\(stage)/\(method)/\(path)"
    }
}
