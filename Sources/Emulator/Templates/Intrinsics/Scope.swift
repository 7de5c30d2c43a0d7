/// Where a value is resolved: in which stack, and for which resource (for messages).
struct Scope: Sendable {
    let stack: StackID
    /// `Stack/LogicalId`, or nil outside of resources.
    let resource: String?
}
