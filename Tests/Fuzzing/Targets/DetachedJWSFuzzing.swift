import OpenSSLCrypto

@testable import SharedLayer

/// A compact form that was read is the one that its parts make, and nobody's signature counts without a key.
func fuzzDetachedJWS(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let compact = input.text()
    let payload = input.bytes()
    if let bytes = Base64URL.bytes(compact) {
        try promise(Base64URL.text(bytes) == compact, "each value has one spelling in base64url: \(compact)")
    }
    guard let jws = try? DetachedJWS(compact: compact, policy: .all) else { return }
    try promise(jws.compact == compact, "what was read is written as it was: \(compact)")
    try promise(compact.utf8.count <= DetachedJWS.bytesMax, "no long form is read")
    let header = jws.header
    if let read = try? JWSHeader(json: header.json, policy: .all) {
        try promise(read == header, "a header that was read is written so that it says the same: \(header)")
    } else {
        try promise(header.json.count > JWSHeader.bytesMax, "a header that was read can be written: \(header)")
    }
    guard let key = publishedKey else { return }
    try promise(!jws.isValid(over: payload, key: key), "nothing is signed with a key that nobody has")
}

/// Of RFC 8037, appendix A.2.
private let publishedKey = try? PublicKey(
    spkiDER: [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
        + (Base64URL.bytes("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") ?? []))
