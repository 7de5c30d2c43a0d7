/// `AWS::SQS::QueueInlinePolicy`, a policy for one queue.
enum QueueInlinePolicyMapping: ResourceMapping {
    static let emulated: Set<String> = ["PolicyDocument", "Queue"]
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let queue = resource.requiredText("Queue") else { return }
        QueuePolicyMapping.add(to: [queue], of: &resource, into: &assembly)
    }
}
