/// `AWS::SQS::QueuePolicy`, a policy for several queues.
enum QueuePolicyMapping: ResourceMapping {
    static let emulated: Set<String> = ["PolicyDocument", "Queues"]
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        add(to: resource.texts("Queues"), of: &resource, into: &assembly)
    }

    static func add(to queues: [String], of resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let node = resource.properties["PolicyDocument"] else {
            resource.fail(
                .invalidProperty, at: resource.location, "Missing required property 'PolicyDocument'",
                "add PolicyDocument")
            return
        }
        guard !node.isUnknown else { return }
        let label = resource.label
        assembly.queuePolicies += queues.map {
            Assembly.QueuePolicy(
                resource: label, queueURL: $0, document: node.string ?? node.json, location: node.location)
        }
    }
}
