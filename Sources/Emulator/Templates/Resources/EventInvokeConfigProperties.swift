/// Settings for asynchronous invocation: `EventInvokeConfig` of a SAM function and `AWS::Lambda::EventInvokeConfig`.
///
/// Source: SAM developer guide, EventInvokeConfiguration; CloudFormation's AWS::Lambda::EventInvokeConfig.
enum EventInvokeConfigProperties {
    static let emulated: Set<String> = ["DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts"]

    /// - Parameter isSAM: whether destinations have a `Type`, and SAM makes those of the types SQS and SNS that name none.
    static func add(
        _ properties: TemplateNode, function: String, isSAM: Bool, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        let destinations = properties["DestinationConfig"]
        let onSuccess = destination("OnSuccess", of: destinations, isSAM: isSAM, &resource, assembly)
        let onFailure = destination("OnFailure", of: destinations, isSAM: isSAM, &resource, assembly)
        assembly.application.eventInvokeConfigs.append(
            EventInvokeConfigResource(
                function: function,
                maximumRetryAttempts: resource.integer("MaximumRetryAttempts", in: 0...2, of: properties),
                maximumEventAgeInSeconds: resource.integer("MaximumEventAgeInSeconds", in: 60...21_600, of: properties),
                onSuccess: onSuccess, onFailure: onFailure, location: properties.location))
    }

    private static func destination(
        _ event: String, of destinations: TemplateNode?, isSAM: Bool, _ resource: inout ResolvedResource,
        _ assembly: Assembly
    ) -> String? {
        guard let node = destinations?[event], !node.isUnknown, !node.isNull else { return nil }
        if isSAM {
            let types = ["SQS", "SNS", "EventBridge", "Lambda", "S3Bucket"]
            guard let type = resource.requiredText("Type", of: node) else { return nil }
            guard types.contains(type) else {
                resource.fail(
                    .invalidProperty, at: node.location, "'Type: \(type)' must be one of \(types)",
                    Suggestion.question(for: type, in: Set(types)))
                return nil
            }
            if node["Destination"] == nil {
                guard let made = GeneratedResources.destination(event, type: type, of: resource.logicalID) else {
                    resource.fail(
                        .invalidProperty, at: node.location,
                        "'Destination' is required if Type is not one of ['SQS', 'SNS']", "add Destination")
                    return nil
                }
                return assembly.identity(of: made.type, made.logicalID, in: resource.stack).arn
            }
        }
        guard let arn = resource.requiredText("Destination", of: node) else { return nil }
        guard arn.hasPrefix("arn:") else {
            resource.fail(
                .invalidProperty, at: node.location, "The destination ARN \(arn) is invalid.",
                "use Fn::GetAtt: [Queue, Arn] and the like")
            return nil
        }
        return arn
    }
}
