/// `AWS::Lambda::Permission`, of which those for API Gateway matter.
enum PermissionMapping: ResourceMapping {
    static let emulated: Set<String> = ["Action", "FunctionName", "Principal", "SourceArn"]
    static let meaningless: Set<String> = [
        "EventSourceToken", "FunctionUrlAuthType", "InvokedViaFunctionUrl", "PrincipalOrgID", "SourceAccount",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let function = resource.requiredText("FunctionName"), let action = resource.requiredText("Action"),
            let principal = resource.requiredText("Principal")
        else { return }
        guard principal == "apigateway.amazonaws.com", ["lambda:InvokeFunction", "lambda:*"].contains(action) else {
            return
        }
        let arn = function.hasPrefix("arn:") ? function : assembly.functionARN(function)
        assembly.permissions.append(Assembly.Permission(function: arn, sourceARN: resource.text("SourceArn")))
    }
}
