/// JSON Merge Patch (RFC 7396): a document that looks like the part that changes, with null for what goes.
package enum MergePatch {
    /// The target with the patch in it. A patch that is no object takes the target's place; arrays are replaced whole.
    package static func merged(_ patch: JSONValue, into target: JSONValue) -> JSONValue {
        guard let changes = patch.object else { return patch }
        var members = target.object ?? JSONObject()
        for change in changes.members {
            if change.value.isNull {
                // Not `nil`, which is a literal of JSON's null too.
                members[change.name] = JSONValue?.none
            } else {
                members[change.name] = merged(change.value, into: members[change.name] ?? .null)
            }
        }
        return .object(members)
    }
}
