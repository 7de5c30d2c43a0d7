import COpenSSL

/// The text form of keys and certificates (RFC 7468): DER in base64 between two lines that name what it is.
struct PEM {
    let label: String
    let der: [UInt8]

    init(label: String, der: [UInt8]) {
        self.label = label
        self.der = der
    }

    /// Every block of a text, in order. Encrypted blocks are refused: nobody would be there to type a password.
    static func parse(_ text: String, orThrow code: CryptoError.Code) throws(CryptoError) -> [PEM] {
        let bytes = Array(text.utf8)
        guard let size = Int32(exactly: bytes.count), size <= bytesMax else {
            throw CryptoError(code, "A PEM text may have at most \(bytesMax) bytes")
        }
        let blocks = bytes.withUnsafeBytes { buffer -> [PEM]? in
            guard let base = buffer.baseAddress, let bio = BIO_new_mem_buf(base, size) else { return [] }
            defer { BIO_free(bio) }
            var blocks: [PEM] = []
            while let block = next(bio) {
                guard let block = block.0 else { return nil }
                blocks.append(block)
            }
            return blocks
        }
        _ = OpenSSLErrorQueue.drain()
        guard let blocks else { throw CryptoError(code, "Encrypted PEM is not offered") }
        guard !blocks.isEmpty else { throw CryptoError(code, "The text holds no PEM block") }
        return blocks
    }

    /// The text of this block, with a newline at its end.
    var text: String {
        guard let bio = BIO_new(BIO_s_mem()) else { return "" }
        defer { BIO_free(bio) }
        guard PEM_write_bio(bio, label, "", der, der.count) > 0 else { return "" }
        var start: UnsafeMutablePointer<CChar>?
        let count = moneta_bio_memory(bio, &start)
        guard let start, count > 0 else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A chain of many certificates fits; more is no key file.
    private static let bytesMax: Int32 = 4 << 20

    /// Nil at the end of the text; a tuple with nil for an encrypted block.
    private static func next(_ bio: OpaquePointer) -> (PEM?, Void)? {
        var name: UnsafeMutablePointer<CChar>?
        var header: UnsafeMutablePointer<CChar>?
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard PEM_read_bio(bio, &name, &header, &data, &count) == 1 else { return nil }
        defer {
            moneta_openssl_free(name)
            moneta_openssl_free(header)
            moneta_openssl_free(data)
        }
        guard let name, let header, let data, header.pointee == 0 else { return (nil, ()) }
        let label = String(cString: name)
        guard !label.hasPrefix("ENCRYPTED") else { return (nil, ()) }
        return (PEM(label: label, der: Array(UnsafeBufferPointer(start: data, count: count))), ())
    }
}
