/// A `$dynamicRef` (2020-12 core, section 8.2.3.2).
struct SchemaDynamicReference: Sendable {
    /// What it means when no other resource has the anchor.
    let initial: CompiledSchema.NodeID
    /// What it means when the resource is in the dynamic scope; the outermost one counts.
    let candidates: [Int: CompiledSchema.NodeID]
}
