/// Payloads as what is sent.
extension EventTransformer {
    /// Throws `notEncodable`.
    func json(_ payload: some Encodable) throws(EventTransformError) -> JSONValue {
        do {
            return try JSONValueEncoder().encode(payload)
        } catch {
            throw EventTransformError(.notEncodable, "\(error)")
        }
    }

    /// Throws `notEncodable`, `bodyTooLarge`.
    func text(_ payload: some Encodable) throws(EventTransformError) -> String {
        let bytes = try json(payload).bytes
        guard bytes.count <= bodyBytesMax else { throw tooLarge }
        return String(decoding: bytes, as: UTF8.self)
    }
}
