import Wire

/// A key as a caller names it: by its id, its ARN, an alias or an alias's ARN.
enum KeyReference: Hashable {
    case key(String)
    /// With its prefix `alias/`.
    case alias(String)

    /// - Throws: `NotFoundException` or `InvalidArnException`, with KMS's texts.
    init(_ text: String, in scope: KeyScope) throws(ServiceError) {
        var name = text
        if text.hasPrefix("arn:") {
            let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            guard parts.count == 6, parts[2] == "kms" else { throw ServiceError("InvalidArnException", "Invalid ARN") }
            guard parts[3] == scope.region else { throw ServiceError("NotFoundException", "Invalid arn \(parts[3])") }
            guard parts[4] == scope.accountID else {
                throw ServiceError("NotFoundException", "Invalid account \(parts[4])")
            }
            name = String(parts[5])
            if name.hasPrefix("key/") {
                self = .key(String(name.dropFirst(4)))
                return
            }
            guard name.hasPrefix("alias/") else { throw ServiceError("InvalidArnException", "Invalid ARN") }
        }
        if name.hasPrefix("alias/") {
            self = .alias(name)
        } else if Self.isKeyID(name) {
            self = .key(name.lowercased())
        } else {
            throw ServiceError("NotFoundException", "Invalid keyId '\(text)'")
        }
    }

    /// A UUID in its usual form.
    static func isKeyID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.joined().utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"):
                    true
                default: false
                }
            }
    }
}
