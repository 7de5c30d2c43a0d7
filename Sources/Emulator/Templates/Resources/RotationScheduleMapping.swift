/// `AWS::SecretsManager::RotationSchedule`.
enum RotationScheduleMapping: ResourceMapping {
    static let emulated: Set<String> = ["SecretId", "RotationLambdaARN", "RotationRules"]
    static let meaningless: Set<String> = ["RotateImmediatelyOnUpdate"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let secret = resource.requiredText("SecretId"), let function = resource.requiredText("RotationLambdaARN")
        else { return }
        let rules = resource.properties["RotationRules"]
        assembly.rotations.append(
            Assembly.Rotation(
                resource: resource.label, secret: secret,
                rotation: SecretResource.Rotation(
                    functionARN: function,
                    days: rules.flatMap { resource.integer("AutomaticallyAfterDays", in: 1...1000, of: $0) },
                    expression: rules.flatMap { resource.text("ScheduleExpression", of: $0) }),
                location: resource.location))
    }
}
