/// A value that was read as its name's ending says.
package enum TransformedParameter: Sendable, Equatable {
    case text(String)
    case json(JSONValue)
    case bytes([UInt8])
}
