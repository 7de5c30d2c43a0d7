/// The event of a Lambda authorizer of a REST API that gets the caller's token (type `TOKEN`).
///
/// Source: API Gateway developer guide, "Input to an API Gateway Lambda authorizer".
public struct APIGatewayTokenAuthorizerRequest: Codable, Sendable, Equatable {
    public var type: String
    /// The whole value of the header field that the authorizer is set to read, such as `Bearer …`.
    public var authorizationToken: String
    /// What is asked for; `APIGatewayRouteARN` takes it apart.
    public var methodArn: String
}
