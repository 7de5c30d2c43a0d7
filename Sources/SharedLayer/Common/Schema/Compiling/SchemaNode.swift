/// A subschema: the types that it allows, and its rules by the type of value that they look at.
struct SchemaNode: Sendable {
    var types = SchemaType.all
    /// The resource that it belongs to, for `$dynamicRef`.
    var resource = 0
    var strings = SchemaSlice()
    var numbers = SchemaSlice()
    var arrays = SchemaSlice()
    var objects = SchemaSlice()
    /// For values of every type, after the others.
    var all = SchemaSlice()
    /// `unevaluatedItems` and `unevaluatedProperties`, which come last of all.
    var unevaluated = SchemaSlice()
}
