/// There is one policy, whatever the key.
struct KeyPolicies: Encodable {
    let policyNames = ["default"]
    let truncated = false
}
