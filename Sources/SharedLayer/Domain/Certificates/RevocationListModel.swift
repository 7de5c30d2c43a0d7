import OpenSSLCrypto

/// The newest certificate revocation list of an issuer (RFC 5280 section 5), as it was fetched.
package struct RevocationListModel: VersionedRecordModel {
    /// SHA-256 in lowercase hex of the issuer's name in DER: see `issuerHash(of:)`.
    package let issuerHash: String
    /// The CRL number (RFC 5280 section 5.2.3) in decimal digits, where the list has one: 20 bytes at most.
    package var number: String?
    /// The list in DER.
    package var der: [UInt8]
    package var thisUpdate: Timestamp
    /// By when a newer one will be there.
    package var nextUpdate: Timestamp
    package var fetchedAt: Timestamp
    package var version: Int

    package init(
        issuerHash: String, number: String? = nil, der: [UInt8], thisUpdate: Timestamp, nextUpdate: Timestamp,
        fetchedAt: Timestamp, version: Int = 0
    ) {
        self.issuerHash = issuerHash
        self.number = number
        self.der = der
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        self.fetchedAt = fetchedAt
        self.version = version
    }

    package static func issuerHash(of name: [UInt8]) -> String { Digest.hexadecimal(.sha256, name) }

    package var key: RecordKey { Self.key(issuerHash: issuerHash) }

    package static func key(issuerHash: String) -> RecordKey {
        RecordKey(partition: "REVOCATIONS#\(issuerHash)", sort: "REVOCATIONS")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(issuerHash, "issuerHash")
        if let number {
            guard 1...Self.numberDigitsMax ~= number.utf8.count,
                number.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
            else {
                throw ShapeError(.malformedText, field: "number", "must be a number of at most 20 bytes, in digits")
            }
        }
        try FieldShape.bytes(der, "der", count: 1...Self.derBytesMax)
        try FieldShape.order(thisUpdate, "thisUpdate", before: nextUpdate, "nextUpdate")
        try validateVersion()
    }

    /// The digits of 2^160.
    private static let numberDigitsMax = 49
    /// An item has at most 400 KB; a list of that size revokes some 9,000 certificates.
    private static let derBytesMax = 350 << 10
}
