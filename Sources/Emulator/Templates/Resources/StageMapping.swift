/// `AWS::ApiGatewayV2::Stage`.
enum StageMapping: ResourceMapping {
    static let emulated: Set<String> = ["ApiId", "StageName", "AutoDeploy"]
    static let meaningless: Set<String> = ["AccessLogSettings", "AccessPolicyId", "Description", "Tags"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let apiID = resource.requiredText("ApiId"), let name = resource.requiredText("StageName") else { return }
        if resource.flag("AutoDeploy") != true {
            resource.report.add(
                TemplateWarning(
                    resource: resource.label,
                    what: "AutoDeploy is off: AWS serves no route before a deployment, here they are served",
                    location: resource.location))
        }
        assembly.stages[apiID] = name
    }
}
