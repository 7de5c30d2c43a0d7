import SharedLayer

/// A canonical form is its own canonical form; where every digit counts, it is the same document.
func fuzzCanonicalJSON(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let value = try? JSONParser().parse(bytes), let canonical = try? CanonicalJSON.bytes(of: value) else {
        return
    }
    guard let again = try? JSONParser().parse(canonical) else {
        throw BrokenPromise("\(String(decoding: canonical, as: UTF8.self)) is JSON")
    }
    try promise(
        (try? CanonicalJSON.bytes(of: again)) == canonical,
        "\(String(decoding: canonical, as: UTF8.self)) is canonical")
    if let exact = try? CanonicalJSON.bytes(of: value, numbers: .exact) {
        try promise(exact == canonical && again == value, "\(value) is the same in its exact form")
    }
}
