/// `AWS::KMS::Key`.
enum KeyMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "KeySpec", "KeyUsage", "Description", "EnableKeyRotation", "RotationPeriodInDays",
    ]
    static let meaningless: Set<String> = [
        "BypassPolicyLockoutSafetyCheck", "Enabled", "KeyPolicy", "MultiRegion", "Origin",
        "PendingWindowInDays", "Tags",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        let spec = resource.text("KeySpec") ?? "SYMMETRIC_DEFAULT"
        let usage = resource.text("KeyUsage")
        if spec != "SYMMETRIC_DEFAULT", usage == nil, resource.properties["KeyUsage"] == nil {
            resource.fail(
                .invalidProperty, at: resource.location,
                "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
                "set KeyUsage to SIGN_VERIFY or ENCRYPT_DECRYPT")
        }
        let period = resource.integer("RotationPeriodInDays", in: 90...2560) ?? 365
        let isRotated = resource.flag("EnableKeyRotation") ?? false
        if isRotated, spec != "SYMMETRIC_DEFAULT" {
            resource.fail(
                .invalidProperty, at: resource.properties["EnableKeyRotation"]?.location ?? resource.location,
                "You cannot set the EnableKeyRotation property to true on asymmetric keys", "take it out")
        }
        assembly.application.keys.append(
            KeyResource(
                stack: resource.stack.label, logicalID: resource.logicalID, keyID: resource.identity.ref,
                keySpec: spec, keyUsage: usage ?? "ENCRYPT_DECRYPT", description: resource.text("Description") ?? "",
                aliases: [], rotationPeriodDays: isRotated ? period : nil, location: resource.location))
    }
}
