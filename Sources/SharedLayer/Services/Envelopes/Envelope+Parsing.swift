import OpenSSLCrypto

extension Envelope {
    /// Reads an envelope's header. That it was read says nothing about whether it can be opened.
    ///
    /// - Returns: the header, and where what is sealed begins.
    /// - Throws: `EnvelopeError` with `malformed`, `truncated`, `versionUnsupported`, `algorithmUnsupported`.
    static func parse(_ bytes: [UInt8]) throws(EnvelopeError) -> (envelope: Envelope, sealed: ArraySlice<UInt8>) {
        var rest = bytes[...]
        guard try take(magic.count, from: &rest).elementsEqual(magic) else {
            throw EnvelopeError(.malformed, "The bytes are no envelope")
        }
        let version = try byte(from: &rest)
        guard version == Self.version else {
            throw EnvelopeError(.versionUnsupported, "Envelopes of version \(version) are not understood")
        }
        let number = try byte(from: &rest)
        guard let algorithm = EnvelopeAlgorithm(rawValue: number) else {
            throw EnvelopeError(.algorithmUnsupported, "The algorithm \(number) is not understood")
        }
        let messageID = try take(hashByteCount, from: &rest)
        let contextHash = try take(hashByteCount, from: &rest)
        let keyIDBytes = try field("key id", max: keyIDBytesMax, from: &rest)
        guard let keyID = String(validating: keyIDBytes, as: UTF8.self) else {
            throw EnvelopeError(.malformed, "The key id is no text")
        }
        let wrapped = try field("wrapped key", max: wrappedBytesMax, from: &rest)
        let commitment = try take(hashByteCount, from: &rest)
        guard rest.count >= AESGCM.overheadByteCount else {
            throw EnvelopeError(.truncated, "The envelope ends before its tag")
        }
        let envelope = Envelope(
            algorithm: algorithm, messageID: Array(messageID), contextHash: Array(contextHash), keyID: keyID,
            wrapped: Array(wrapped), commitment: Array(commitment))
        return (envelope, rest)
    }

    private static func field(
        _ name: String, max: Int, from rest: inout ArraySlice<UInt8>
    ) throws(EnvelopeError) -> ArraySlice<UInt8> {
        let high = try byte(from: &rest)
        let low = try byte(from: &rest)
        let count = Int(high) << 8 | Int(low)
        guard (1...max).contains(count) else {
            throw EnvelopeError(.malformed, "The \(name) has \(count) bytes, not 1 to \(max)")
        }
        return try take(count, from: &rest)
    }

    private static func byte(from rest: inout ArraySlice<UInt8>) throws(EnvelopeError) -> UInt8 {
        guard let byte = rest.popFirst() else { throw truncated }
        return byte
    }

    private static func take(
        _ count: Int, from rest: inout ArraySlice<UInt8>
    ) throws(EnvelopeError) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static var truncated: EnvelopeError { EnvelopeError(.truncated, "The envelope ends in its header") }
}
