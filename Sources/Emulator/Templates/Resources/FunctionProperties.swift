/// The properties that `AWS::Serverless::Function` and `AWS::Lambda::Function` share.
enum FunctionProperties {
    static let shared: Set<String> = [
        "DeadLetterConfig", "DeadLetterQueue", "FunctionName", "Handler", "Runtime", "Timeout", "MemorySize",
        "Environment", "Layers",
        "ReservedConcurrentExecutions", "PackageType",
    ]
    static let meaningless: Set<String> = [
        "Architectures", "Description", "KmsKeyArn", "LoggingConfig", "Role", "RuntimeManagementConfig", "SnapStart",
        "Tags", "CodeSigningConfigArn", "EphemeralStorage", "RecursiveLoop",
    ]

    /// Names that Lambda keeps for itself (Lambda developer guide, "Defined runtime environment variables").
    private static let reserved: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY",
        "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ]

    /// Adds the function; nothing is added where its code cannot run here.
    static func add(_ resource: inout ResolvedResource, codePath: String?, to assembly: inout Assembly) {
        let handler = resource.requiredText("Handler")
        let runtime = resource.requiredText("Runtime")
        let timeoutSeconds = resource.integer("Timeout", in: 1...900) ?? 3
        let memoryMegabytes = resource.integer("MemorySize", in: 128...10_240) ?? 128
        let reservedConcurrency = resource.integer("ReservedConcurrentExecutions", in: 0...1_000)
        let environment = environment(of: &resource)
        guard let handler, let runtime, let codePath else { return }
        assembly.functionLayers[resource.identity.arn] = resource.properties["Layers"]?.items ?? []
        assembly.application.functions.append(
            FunctionResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                handler: handler, runtime: runtime, codePath: codePath, layerPaths: [],
                memoryMegabytes: memoryMegabytes, timeoutSeconds: timeoutSeconds, environment: environment,
                reservedConcurrency: reservedConcurrency, deadLetterTargetARN: deadLetterTarget(of: &resource),
                location: resource.location))
    }

    /// Whether the function comes as a container image, which is told and not run.
    static func isImage(_ resource: inout ResolvedResource) -> Bool {
        guard let node = resource.properties["PackageType"], node.text == "Image" else { return false }
        resource.unsupported("PackageType Image is not emulated; the function does not run", at: node.location)
        return true
    }

    /// `DeadLetterConfig` of AWS::Lambda::Function, or `DeadLetterQueue` of AWS::Serverless::Function.
    private static func deadLetterTarget(of resource: inout ResolvedResource) -> String? {
        let key = resource.declaration.type == "AWS::Serverless::Function" ? "DeadLetterQueue" : "DeadLetterConfig"
        guard let node = resource.properties[key], !node.isUnknown, !node.isNull else { return nil }
        if key == "DeadLetterQueue" {
            guard let type = resource.requiredText("Type", of: node) else { return nil }
            guard ["SQS", "SNS"].contains(type) else {
                resource.fail(
                    .invalidProperty, at: node.location,
                    "'DeadLetterQueue' requires Type of ['SQS', 'SNS']", "give it Type SQS or SNS")
                return nil
            }
        }
        guard let arn = resource.requiredText("TargetArn", of: node) else { return nil }
        guard arn.hasPrefix("arn:aws:sqs:") || arn.hasPrefix("arn:aws:sns:") else {
            resource.fail(
                .invalidProperty, at: node.location, "The provided dead-letter target \(arn) is no queue and no topic",
                "use Fn::GetAtt: [Queue, Arn] or Ref of a topic")
            return nil
        }
        return arn
    }

    private static func environment(of resource: inout ResolvedResource) -> [String: String] {
        guard let variables = resource.properties["Environment"]?["Variables"], !variables.isUnknown else { return [:] }
        var environment: [String: String] = [:]
        for entry in variables.entries ?? [] where !entry.value.isUnknown {
            guard let text = entry.value.text else {
                resource.fail(
                    .invalidProperty, at: entry.location,
                    "The environment variable \(entry.key) must be a text, this is \(entry.value.kind)")
                continue
            }
            if reserved.contains(entry.key) {
                resource.fail(
                    .invalidProperty, at: entry.location,
                    "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: \(entry.key)",
                    "take \(entry.key) out; Lambda sets it")
            }
            environment[entry.key] = text
        }
        return environment
    }
}
