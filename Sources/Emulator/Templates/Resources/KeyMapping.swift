/// `AWS::KMS::Key`.
enum KeyMapping: ResourceMapping {
    static let emulated: Set<String> = ["KeySpec", "KeyUsage", "Description"]
    static let meaningless: Set<String> = [
        "BypassPolicyLockoutSafetyCheck", "Enabled", "EnableKeyRotation", "KeyPolicy", "MultiRegion", "Origin",
        "PendingWindowInDays", "RotationPeriodInDays", "Tags",
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
        assembly.application.keys.append(
            KeyResource(
                stack: resource.stack.label, logicalID: resource.logicalID, keyID: resource.identity.ref,
                keySpec: spec, keyUsage: usage ?? "ENCRYPT_DECRYPT", description: resource.text("Description") ?? "",
                aliases: [], location: resource.location))
    }
}
