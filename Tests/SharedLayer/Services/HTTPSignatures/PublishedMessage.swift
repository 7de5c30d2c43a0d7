import CurlTransport
import FoundationEssentials
import OpenSSLCrypto
import TestSupport

@testable import SharedLayer

/// A signed message of RFC 9421, appendix B.
struct PublishedMessage: Decodable, CustomStringConvertible {
    let section: String
    let algorithm: String
    let key: String
    let label: String
    let message: Content

    struct Content: Decodable {
        let kind: String
        let method: String?
        let url: String?
        let status: Int?
        let headers: [[String]]
        let body: String
    }

    /// When all of them were signed.
    static let created: Int64 = 1_618_884_473

    var description: String { section }

    static let all: [PublishedMessage] = {
        let file = URL(filePath: PackageRoot.file("Tests/Fixtures/RFC9421/vectors.json"))
        return (try? JSONDecoder().decode([PublishedMessage].self, from: Data(contentsOf: file))) ?? []
    }()

    static func section(_ section: String) throws -> PublishedMessage {
        guard let found = all.first(where: { $0.section == section }) else {
            throw TestSupportError(.processFailed, "no fixture of \(section)")
        }
        return found
    }

    /// - Parameter isSigned: whether with the fields of the signature.
    func signable(isSigned: Bool = true) -> SignableMessage {
        var headers: HTTPHeaders = [:]
        for field in message.headers where isSigned || !field[0].hasPrefix("Signature") {
            headers.add(field[0], field[1])
        }
        if let status = message.status { return .response(SignableResponse(status: status, headers: headers)) }
        return .request(SignableRequest(method: message.method ?? "", url: message.url ?? "", headers: headers))
    }

    var body: [UInt8] { Array(message.body.utf8) }

    func verificationKey() throws -> HTTPVerificationKey {
        guard let algorithm = HTTPSignatureAlgorithm(rawValue: algorithm), algorithm != .hmacSHA256 else {
            return try HTTPVerificationKey(secret: Self.secret)
        }
        return try HTTPVerificationKey(privateKey().publicKey, algorithm: algorithm)
    }

    func signingKey() throws -> HTTPSigningKey {
        guard let algorithm = HTTPSignatureAlgorithm(rawValue: algorithm), algorithm != .hmacSHA256 else {
            return try HTTPSigningKey(secret: Self.secret, keyID: key)
        }
        return try HTTPSigningKey(LocalKeyStore([key: privateKey()]), keyID: key, algorithm: algorithm)
    }

    /// Takes every algorithm and needs nothing covered.
    static let policy = HTTPSignaturePolicy(
        requiredComponents: [], algorithms: Set(HTTPSignatureAlgorithm.allCases))

    private func privateKey() throws -> PrivateKey {
        let file = URL(filePath: PackageRoot.file("Tests/Fixtures/RFC9421/\(key).pem"))
        return try PrivateKey(pem: String(decoding: Data(contentsOf: file), as: UTF8.self))
    }

    /// Section B.1.5.
    private static let secret = [UInt8](
        Data(
            base64Encoded:
                "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==")
            ?? Data())
}
