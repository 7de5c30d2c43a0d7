/// The properties of a bucket that operations of S3's API set too, in the form of those operations.
///
/// Sources: CloudFormation template reference, "AWS::S3::Bucket"; Amazon S3 API reference, "PutBucketCors" and its like.
enum BucketSettings {
    private typealias Element = BucketResource.Element

    static func settings(of properties: TemplateNode) -> [BucketResource.Setting] {
        var settings: [BucketResource.Setting] = []
        func add(_ parameter: String, _ root: String, _ children: [Element]?) {
            guard let children else { return }
            settings.append(.init(parameter: parameter, document: Element(name: root, children: children)))
        }
        add(
            "cors", "CORSConfiguration",
            properties["CorsConfiguration"].map { elements("CORSRule", of: $0["CorsRules"], corsRule) })
        add(
            "lifecycle", "LifecycleConfiguration",
            properties["LifecycleConfiguration"].map { elements("Rule", of: $0["Rules"], lifecycleRule) })
        add(
            "encryption", "ServerSideEncryptionConfiguration",
            properties["BucketEncryption"].map {
                elements("Rule", of: $0["ServerSideEncryptionConfiguration"], encryptionRule)
            })
        add(
            "publicAccessBlock", "PublicAccessBlockConfiguration",
            properties["PublicAccessBlockConfiguration"].map { node in
                ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"].map {
                    Element(name: $0, text: node[$0]?.text ?? "false")
                }
            })
        add(
            "ownershipControls", "OwnershipControls",
            properties["OwnershipControls"].map { elements("Rule", of: $0["Rules"]) { leaf("ObjectOwnership", $0) } })
        return settings
    }

    private static func corsRule(_ rule: TemplateNode) -> [Element] {
        leaf("ID", rule, "Id") + leaves("AllowedHeader", rule["AllowedHeaders"])
            + leaves("AllowedMethod", rule["AllowedMethods"]) + leaves("AllowedOrigin", rule["AllowedOrigins"])
            + leaves("ExposeHeader", rule["ExposedHeaders"]) + leaf("MaxAgeSeconds", rule, "MaxAge")
    }

    private static func encryptionRule(_ rule: TemplateNode) -> [Element] {
        let defaults = rule["ServerSideEncryptionByDefault"].map { node in
            leaf("SSEAlgorithm", node) + leaf("KMSMasterKeyID", node)
        }
        return parent("ApplyServerSideEncryptionByDefault", defaults ?? []) + leaf("BucketKeyEnabled", rule)
    }

    private static func lifecycleRule(_ rule: TemplateNode) -> [Element] {
        let expiration =
            leaf("Days", rule, "ExpirationInDays") + leaf("Date", rule, "ExpirationDate")
            + leaf("ExpiredObjectDeleteMarker", rule)
        var noncurrent = leaf("NoncurrentDays", rule, "NoncurrentVersionExpirationInDays")
        if let node = rule["NoncurrentVersionExpiration"] {
            noncurrent = leaf("NoncurrentDays", node) + leaf("NewerNoncurrentVersions", node)
        }
        let abort = rule["AbortIncompleteMultipartUpload"].map { leaf("DaysAfterInitiation", $0) } ?? []
        let transitions = elements("Transition", of: rule["Transitions"]) { node in
            leaf("Days", node, "TransitionInDays") + leaf("Date", node, "TransitionDate") + leaf("StorageClass", node)
        }
        let noncurrentTransitions = elements("NoncurrentVersionTransition", of: rule["NoncurrentVersionTransitions"]) {
            leaf("NoncurrentDays", $0, "TransitionInDays") + leaf("StorageClass", $0)
                + leaf("NewerNoncurrentVersions", $0)
        }
        return leaf("ID", rule, "Id") + [filter(of: rule)] + leaf("Status", rule) + transitions
            + noncurrentTransitions + parent("Expiration", expiration)
            + parent("NoncurrentVersionExpiration", noncurrent) + parent("AbortIncompleteMultipartUpload", abort)
    }

    /// Several conditions stand in an `And`.
    private static func filter(of rule: TemplateNode) -> Element {
        let conditions =
            leaf("Prefix", rule) + leaf("ObjectSizeGreaterThan", rule) + leaf("ObjectSizeLessThan", rule)
            + elements("Tag", of: rule["TagFilters"]) { leaf("Key", $0) + leaf("Value", $0) }
        return Element(
            name: "Filter", children: conditions.count > 1 ? [Element(name: "And", children: conditions)] : conditions)
    }

    // MARK: Elements

    private static func leaf(_ name: String, _ node: TemplateNode, _ property: String? = nil) -> [Element] {
        node[property ?? name]?.text.map { [Element(name: name, text: $0)] } ?? []
    }

    private static func leaves(_ name: String, _ list: TemplateNode?) -> [Element] {
        list?.items?.compactMap { item in item.text.map { Element(name: name, text: $0) } } ?? []
    }

    private static func parent(_ name: String, _ children: [Element]) -> [Element] {
        children.isEmpty ? [] : [Element(name: name, children: children)]
    }

    private static func elements(
        _ name: String, of list: TemplateNode?, _ children: (TemplateNode) -> [Element]
    ) -> [Element] {
        list?.items?.map { Element(name: name, children: children($0)) } ?? []
    }
}
