/// The answer of operations that tell nothing: an empty object.
struct EmptyOutput: Encodable {}
