/// The event of a function URL: payload format 2.0, with `anonymous` as the account, or with the caller in
/// `requestContext.authorizer.iam`.
///
/// Source: Lambda developer guide, "Invoking Lambda function URLs", request payload format.
public typealias FunctionURLRequest = APIGatewayV2Request
