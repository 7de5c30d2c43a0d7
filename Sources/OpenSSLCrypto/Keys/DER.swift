import COpenSSL

/// OpenSSL's `i2d_…` functions, called twice: for the size, then for the bytes.
enum DER {
    static func encode(
        _ what: String, _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        let count = write(nil)
        guard count > 0 else { throw .openSSL(.operationFailed, "\(what) cannot be encoded") }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        let written = bytes.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return write(&cursor)
        }
        guard written == count else { throw .openSSL(.operationFailed, "\(what) cannot be encoded") }
        return bytes
    }

    /// Calls a `d2i_…` function and refuses bytes behind the object. The caller owns the result.
    static func decode<Object>(
        _ bytes: [UInt8], _ read: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Object?,
        free: (Object) -> Void
    ) -> Object? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var cursor: UnsafePointer<UInt8>? = base
            guard let object = read(&cursor, buffer.count) else { return nil }
            guard cursor == base + buffer.count else {
                free(object)
                return nil
            }
            return object
        }
    }
}
