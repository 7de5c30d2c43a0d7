/// `AWS::S3::Bucket`.
enum BucketMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "BucketEncryption", "BucketName", "CorsConfiguration", "LifecycleConfiguration", "NotificationConfiguration",
        "OwnershipControls", "PublicAccessBlockConfiguration", "Tags", "VersioningConfiguration",
    ]
    static let meaningless: Set<String> = [
        "AbacStatus", "AccelerateConfiguration", "AccessControl", "AnalyticsConfigurations",
        "IntelligentTieringConfigurations", "InventoryConfigurations",
        "LoggingConfiguration", "MetadataConfiguration", "MetadataTableConfiguration", "MetricsConfigurations",
        "ObjectLockConfiguration", "ObjectLockEnabled",
        "ReplicationConfiguration", "WebsiteConfiguration",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        let versioning = resource.properties["VersioningConfiguration"].flatMap { resource.text("Status", of: $0) }
        var tags: [BucketResource.Tag] = []
        for tag in resource.properties["Tags"]?.items ?? [] {
            guard let key = resource.requiredText("Key", of: tag), let value = resource.requiredText("Value", of: tag)
            else { continue }
            tags.append(BucketResource.Tag(key: key, value: value))
        }
        let configuration = resource.properties["NotificationConfiguration"]
        var notifications: [BucketResource.Notification] = []
        for kind in BucketResource.Notification.Kind.allCases {
            let list = kind == .function ? "LambdaConfigurations" : "\(kind.rawValue)Configurations"
            for (place, node) in (configuration?[list]?.items ?? []).enumerated() {
                guard let target = resource.requiredText(kind.rawValue, of: node),
                    let event = resource.requiredText("Event", of: node)
                else { continue }
                let filter = BucketEvents.filter(of: node)
                notifications.append(
                    BucketResource.Notification(
                        id: StableName.uuid("\(resource.label)/\(list)/\(place)"), kind: kind, target: target,
                        events: [event], prefix: filter.prefix, suffix: filter.suffix))
            }
        }
        let bridge = configuration?["EventBridgeConfiguration"]
        assembly.application.buckets.append(
            BucketResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                versioning: versioning, tags: tags, notifications: notifications,
                hasEventBridge: bridge.map { $0["EventBridgeEnabled"]?.text != "false" } ?? false,
                settings: BucketSettings.settings(of: resource.properties),
                location: resource.location))
    }
}
