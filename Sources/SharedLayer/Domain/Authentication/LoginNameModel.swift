import OpenSSLCrypto

/// Whose a name is that people sign in with: inserted in the transaction that makes the user, so that each name is one user's.
package struct LoginNameModel: RecordModel {
    package let nameHash: String
    package let userID: String

    package init(name: String, userID: String) {
        nameHash = Self.hash(of: name)
        self.userID = userID
    }

    /// SHA-256 of the name in lower case: nobody has two accounts by the case of a letter.
    package static func hash(of name: String) -> String {
        Digest.hexadecimal(.sha256, Array(name.lowercased().utf8))
    }

    package var key: RecordKey { Self.key(nameHash: nameHash) }

    package static func key(nameHash: String) -> RecordKey {
        RecordKey(partition: "LOGIN#\(nameHash)", sort: "LOGIN")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(nameHash, "nameHash")
        try FieldShape.identifier(userID, "userID")
    }
}
