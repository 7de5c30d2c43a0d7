import FoundationEssentials
import OpenSSLCrypto
import Wire

/// The checks of a document that a request brings: `Content-MD5` or a checksum.
enum DocumentDigest {
    /// - Parameter isRequired: whether S3 refuses a request without any.
    static func check(_ call: ObjectCall, isRequired: Bool = false) throws(ObjectsError) {
        let body = call.request.body
        if let text = call.header("content-md5") {
            guard let digest = Data(base64Encoded: text), digest.count == 16 else {
                throw ObjectsError(
                    "InvalidDigest", "The Content-MD5 you specified was invalid.", details: [("Content-MD5", text)])
            }
            guard Array(digest) == Digest.hash(.md5, body) else { throw .badDigest("Content-MD5") }
        }
        guard let declared = try DeclaredChecksum(call) else {
            guard !isRequired || call.header("content-md5") != nil else {
                throw .invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
            }
            return
        }
        guard case .header(let value) = declared.place else { return }
        var checksum = RunningChecksum(declared.algorithm)
        checksum.update(body)
        guard checksum.finish() == value else { throw .badDigest(declared.algorithm.rawValue) }
    }
}
