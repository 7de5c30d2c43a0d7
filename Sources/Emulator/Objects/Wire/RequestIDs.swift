import OpenSSLCrypto

/// The two ids that S3 gives a request, made from the endpoint's one.
enum RequestIDs {
    /// 16 characters, such as `4442587FB7D0A2F9`.
    static func short(_ requestID: String) -> String {
        String(requestID.uppercased().filter { $0.isHexDigit }.prefix(16))
    }

    /// `x-amz-id-2`.
    static func hostID(of requestID: String) -> String {
        Digest.hexadecimal(.sha256, Array(requestID.utf8))
    }
}
