@testable import Objects
@testable import Wire

/// A bucket and a key that a request names are those that are found, in the path as in the host; a range lies in its object
/// and is what RFC 9110 says; an escaped key is the key.
func fuzzObjectAddress(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (host, key, range) = (input.text(), input.text(), input.text())
    let size = Int(input.byte()) * (input.byte() % 2 == 0 ? 1 : 1 << 40)
    _ = BucketAddress(host: host, path: key)
    if !key.isEmpty {
        let inPath = BucketAddress(host: "127.0.0.1:4566", path: "/bucket/" + key)
        try promise(inPath.bucket == "bucket" && isSame(inPath.key, key), "“\(key)” in the path: \(inPath)")
        let inHost = BucketAddress(host: "my.bucket.s3.us-east-1.localhost", path: "/" + key)
        try promise(inHost.bucket == "my.bucket" && isSame(inHost.key, key), "“\(key)” of the host's bucket: \(inHost)")
    }
    if BucketName.isValid(host) {
        let named = BucketAddress(host: "\(host).s3.localhost:4566", path: "/key")
        try promise(named.bucket == host || host.split(separator: ".").contains { isService($0) }, "\(host): \(named)")
    }
    let decoded = PercentDecoding.decode(KeyEncoding.encode(key), plusIsSpace: true)
    try promise(isSame(decoded, key), "“\(key)” is escaped as \(KeyEncoding.encode(key))")
    try promiseRange(range, size: size)
}

/// A bucket whose name has such a label is found in paths only.
private func isService(_ label: Substring) -> Bool { label == "s3" || label.hasPrefix("s3-") }

private func isSame(_ text: String?, _ other: String) -> Bool { text.map { $0.utf8.elementsEqual(other.utf8) } == true }

private func promiseRange(_ field: String, size: Int) throws(BrokenPromise) {
    let expected = expectedRange(field, size: size)
    let read: Range<Int>?
    do throws(ObjectsError) {
        read = try ByteRange.parse(field, size: size)
    } catch {
        return try promise(
            error.code == "InvalidRange" && expected?.isEmpty == true, "“\(field)” of \(size) is refused: \(error.code)"
        )
    }
    try promise(
        read == expected, "“\(field)” of \(size) is \(String(describing: expected)), not \(String(describing: read))")
}

/// By the grammar, with numbers of any length; an empty range where nothing can be satisfied, nil where there is no range.
private func expectedRange(_ field: String, size: Int) -> Range<Int>? {
    let bytes = Array(field.utf8)
    guard bytes.starts(with: "bytes=".utf8) else { return nil }
    let ends = bytes.dropFirst(6).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
    let (first, last) = (number(ends[0]), number(ends[1]))
    guard let first else {
        guard let last else { return nil }
        let start = max(Double(size) - last, 0)
        return last > 0 && size > 0 ? Int(start)..<size : 0..<0
    }
    // Numbers that are larger than any size are all the same.
    if let last, min(first, last) < 0x1p63, isLess(ends[1], ends[0]) { return nil }
    guard first < Double(size) else { return 0..<0 }
    return Int(first)..<Int(min(last ?? .infinity, Double(size - 1))) + 1
}

/// Exact for all that lies in an object of this test.
private func number(_ digits: ArraySlice<UInt8>) -> Double? { Double(String(decoding: digits, as: UTF8.self)) }

/// Digits of any number.
private func isLess(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (one, other) = (one.drop { $0 == 0x30 }, other.drop { $0 == 0x30 })
    return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
}
