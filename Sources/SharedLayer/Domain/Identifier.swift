/// The shape that every identifier of a record has (see `JSONValidator`).
///
/// `#` is no part of it: table keys are joined by it.
enum Identifier {
    static func check(_ text: String, _ field: String) throws(ShapeError) {
        if let fault = JSONValidator().identifierFault(text) {
            throw ShapeError(.malformedIdentifier, field: field, fault)
        }
    }
}
