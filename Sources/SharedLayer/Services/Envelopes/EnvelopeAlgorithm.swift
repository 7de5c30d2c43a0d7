/// How an envelope is sealed, by the number that it carries.
enum EnvelopeAlgorithm: UInt8, Hashable {
    /// AES-256-GCM under a key that HKDF-SHA-512 makes for each message, and a commitment to it.
    case aes256GCMCommitted = 1
}
