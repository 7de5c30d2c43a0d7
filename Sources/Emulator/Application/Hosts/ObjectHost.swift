import Delivery
import FoundationEssentials
import Logging
import Objects
import ServiceLifecycle
import Storage
import Templates
import Wire

/// S3, and what the template declares in it.
struct ObjectHost {
    let service: ObjectsService
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    /// Opens the store and makes the template's buckets; to be called once the targets of notifications are registered.
    ///
    /// - Throws: `StorageError`, or `EmulatorError` that names the resource and its place in the template.
    init(_ application: Application, options: EmulatorOptions, backends: Backends, logger: Logger) async throws {
        let folder = Self.folder(options.store)
        let service = try ObjectsService(
            at: options.store, folder: folder, region: options.region, accountID: options.accountID,
            clock: backends.clock, router: backends.router, logger: logger)
        self.service = service
        backends.router.register(ObjectDeliveryTarget(service), for: "s3")
        lifecycle = [
            .init(
                service: TemporaryWorkFolder(path: folder, isKept: options.store != .inMemory),
                serviceName: "objects' folder"),
            .init(service: service.deliveries, serviceName: "bucket notifications"),
            .init(service: service.expirations, serviceName: "bucket lifecycles"),
        ]
        for bucket in application.buckets {
            try await backends.install("\(bucket.stack)/\(bucket.logicalID)", at: bucket.location) {
                try await service.ensureBucket(
                    name: bucket.name, versioning: bucket.versioning, tags: bucket.tags.map { ($0.key, $0.value) },
                    rules: bucket.notifications.map { rule in
                        NotificationRule(
                            id: rule.id, kind: NotificationRule.Kind(rule.kind), target: rule.target,
                            events: rule.events, prefix: rule.prefix, suffix: rule.suffix)
                    }, hasEventBridge: bucket.hasEventBridge)
                try await service.ensureSettings(
                    of: bucket.name, bucket.settings.map { ($0.parameter, XMLElement($0.document).document) })
            }
        }
    }

    /// Beside the store, or gone with the machine's temporary files.
    private static func folder(_ store: StoreLocation) -> String {
        switch store {
        case .directory(let directory): "\(directory)/objects"
        case .inMemory:
            FileManager.default.temporaryDirectory.appending(path: "moneta-objects-\(UUID().uuidString)").path(
                percentEncoded: false)
        }
    }
}

extension XMLElement {
    fileprivate init(_ element: BucketResource.Element) {
        if let text = element.text {
            self.init(element.name, text: text)
        } else {
            self.init(element.name, children: element.children.map { XMLElement($0) })
        }
    }
}

extension NotificationRule.Kind {
    fileprivate init(_ kind: BucketResource.Notification.Kind) {
        self =
            switch kind {
            case .queue: .queue
            case .topic: .topic
            case .function: .function
            }
    }
}
