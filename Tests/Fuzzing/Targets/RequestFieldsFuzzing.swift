@testable import SharedLayer

/// A key that was read from a header reads as itself once it is quoted; a media type's essence is one of its own.
func fuzzRequestFields(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let field = input.text()
    if let key = try? IdempotencyKeyField.key(field) {
        try promise(1...IdempotencyKey.bytesMax ~= key.utf8.count, "“\(key)” keeps to the length of keys")
        try promise(key.utf8.allSatisfy { 0x20...0x7E ~= $0 }, "“\(key)” is visible ASCII")
        let quoted = "\"" + key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        try promise((try? IdempotencyKeyField.key(quoted)) == key, "\(quoted) is the key “\(key)”")
    }
    if let key = try? IdempotencyKey(field, operation: "o") {
        try promise(key.partition.utf8.count == 76, "the partition of any key has 76 bytes")
    }
    if let type = MediaType(field) {
        try promise(MediaType(type.essence)?.essence == type.essence, "\(type.essence) is a media type")
        try promise(type.matches(type.essence), "\(type.essence) matches itself")
    }
}
