@testable import Wire

/// Whatever is read as a value is written as bytes that read as the same value; JSON that is read as one, too.
func fuzzCBOR(_ bytes: [UInt8]) throws(BrokenPromise) {
    if let value = CBOR.decode(bytes) { try promiseSame(value) }
    if let value = WireValue(json: bytes) { try promiseSame(value) }
    for count in [1, bytes.count / 2] where count > 0 && count < bytes.count {
        guard CBOR.decode(bytes) != nil else { break }
        try promise(CBOR.decode(Array(bytes.dropLast(count))) == nil, "a value without its last \(count) bytes is none")
    }
}

private func promiseSame(_ value: WireValue) throws(BrokenPromise) {
    guard depth(of: value) < CBOR.depthMax - 1 else { return }
    let written = CBOR.encode(value)
    guard let again = CBOR.decode(written) else { throw BrokenPromise("\(value) is read again") }
    // By bytes, for numbers that equal nothing.
    try promise(CBOR.encode(again) == written, "\(value) is read again as \(again)")
    _ = value.xml("Value").document
    _ = (value.text, value.number, value.integer, value.bool, value.seconds)
}

/// A timestamp has a tag and a number.
private func depth(of value: WireValue) -> Int {
    switch value {
    case .list(let items): 1 + (items.map(depth).max() ?? 0)
    case .structure(let members), .map(let members): 1 + (members.map { depth(of: $0.value) }.max() ?? 0)
    case .timestamp: 2
    default: 1
    }
}
