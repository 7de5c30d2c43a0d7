/// What a function answers through its URL, when it does not stream.
///
/// Source: Lambda developer guide, "Invoking Lambda function URLs", response payload format.
public typealias FunctionURLResponse = APIGatewayV2Response
