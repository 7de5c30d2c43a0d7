/// The event `S3` of a function: a notification of a bucket of the same template.
///
/// Source: SAM specification, event source `S3`.
enum BucketEvents {
    static func map(
        _ event: TemplateNode.Entry, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? [] where !["Bucket", "Events", "Filter"].contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        guard let bucket = resource.requiredText("Bucket", of: properties), let events = properties["Events"] else {
            if properties["Events"] == nil { _ = resource.requiredText("Events", of: properties) }
            return
        }
        let names = events.items == nil ? [events.text].compactMap(\.self) : resource.texts("Events", of: properties)
        let filter = filter(of: properties)
        assembly.bucketEvents.append(
            Assembly.BucketEvent(
                bucket: bucket, resource: resource.label, location: event.location,
                notification: BucketResource.Notification(
                    id: StableName.uuid("\(resource.label)/\(event.key)"), kind: .function,
                    target: resource.identity.arn, events: names, prefix: filter.prefix, suffix: filter.suffix)))
    }

    /// The prefix and the suffix of `Filter.S3Key.Rules`.
    static func filter(of node: TemplateNode) -> (prefix: String?, suffix: String?) {
        let rules = node["Filter"]?["S3Key"]?["Rules"]?.items ?? []
        func value(_ name: String) -> String? {
            rules.first { $0["Name"]?.text?.lowercased() == name }?["Value"]?.text
        }
        return (value("prefix"), value("suffix"))
    }
}
