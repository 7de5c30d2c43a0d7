/// `AWS::Lambda::Function` whose `Code` is a local folder or zip, as `sam package` takes it.
enum LambdaFunctionMapping: ResourceMapping {
    static let emulated = FunctionProperties.shared.union(["Code"])
    static let meaningless = FunctionProperties.meaningless.union(["TracingConfig"])

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        if FunctionProperties.isImage(&resource) { return }
        if let code = resource.properties["Code"], code.entries != nil {
            resource.unsupported(
                "Code in S3 or in the template is not emulated; the function does not run", at: code.location)
            return
        }
        FunctionProperties.add(&resource, codePath: resource.codePath("Code"), to: &assembly)
    }
}
