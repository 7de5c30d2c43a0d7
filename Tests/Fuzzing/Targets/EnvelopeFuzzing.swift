@testable import SharedLayer

/// An envelope's header that was read is, byte for byte, the one that it would be written as.
func fuzzEnvelope(_ bytes: [UInt8]) throws(BrokenPromise) {
    let envelope: Envelope
    let sealed: ArraySlice<UInt8>
    do throws(EnvelopeError) {
        (envelope, sealed) = try Envelope.parse(bytes)
    } catch {
        return try promise(
            [.malformed, .truncated, .versionUnsupported, .algorithmUnsupported].contains(error.code),
            "bytes that are no envelope are refused for what they are: \(error)")
    }
    try promise(envelope.header + sealed == bytes, "an envelope is its header and what is sealed")
    try promise(sealed.count >= 28, "what is sealed has a nonce and a tag")
    try promise(!envelope.keyID.isEmpty && !envelope.wrapped.isEmpty, "an envelope names its key")
    for count in [0, 4, envelope.header.count - 1, envelope.header.count + 27] {
        try promise((try? Envelope.parse(Array(bytes.prefix(count)))) == nil, "no beginning of an envelope is one")
    }
}
