/// A map with one key that names a function of CloudFormation.
struct Intrinsic {
    let name: String
    let argument: TemplateNode
    let location: TemplateLocation

    /// Nil when a value is no call of a function.
    init?(_ node: TemplateNode) {
        guard let entries = node.entries, entries.count == 1, let entry = entries.first else { return nil }
        guard entry.key == "Ref" || entry.key == "Condition" || entry.key.hasPrefix("Fn::") else { return nil }
        // A policy's `Condition` is a map; a call names a condition.
        if entry.key == "Condition", entry.value.string == nil { return nil }
        name = entry.key
        argument = entry.value
        location = entry.location
    }
}
