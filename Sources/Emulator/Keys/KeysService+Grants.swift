import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Wire

extension KeysService {
    private static let operations = [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo",
        "Sign",
        "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair",
        "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret",
    ]

    func createGrant(_ input: GrantRequest) async throws -> CreatedGrant {
        let key = try await usableKey(input.keyId)
        let grantee = try Constraint.length(input.granteePrincipal, "granteePrincipal", max: 256)
        let operations = try Constraint.required(input.operations, "operations")
        for operation in operations { try Constraint.oneOf(operation, "operations", Self.operations) }
        try refuse(dryRun: input.dryRun)
        let grant = KeyGrant(
            keyId: scope.keyARN(key.id), grantId: try Self.token(), name: input.name,
            creationDate: clock().timeIntervalSince1970, granteePrincipal: grantee,
            retiringPrincipal: input.retiringPrincipal, issuingAccount: "arn:aws:iam::\(scope.accountID):root",
            operations: operations, constraints: input.constraints)
        let token = try Self.token()
        return try await ring.add(grant, to: key.id, token: token)
    }

    func listGrants(_ input: GrantRequest) async throws -> GrantPage {
        let key = try await key(input.keyId)
        return try await page(input) { grant in
            grant.keyId.hasSuffix(key.id) && (input.grantId.map { $0 == grant.grantId } ?? true)
                && (input.granteePrincipal.map { $0 == grant.granteePrincipal } ?? true)
        }
    }

    func listRetirableGrants(_ input: GrantRequest) async throws -> GrantPage {
        let principal = try Constraint.length(input.retiringPrincipal, "retiringPrincipal", max: 256)
        return try await page(input) { $0.retiringPrincipal == principal }
    }

    /// Answers nothing.
    func revokeGrant(_ input: GrantRequest) async throws -> [UInt8] {
        let key = try await key(input.keyId)
        let id = try Constraint.length(input.grantId, "grantId", max: 128)
        guard try await ring.deleteGrant(id: id, of: key.id) else {
            throw ServiceError("NotFoundException", "Grant ID \(id) not found")
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func retireGrant(_ input: GrantRequest) async throws -> [UInt8] {
        if let token = input.grantToken {
            guard try await ring.deleteGrant(token: token) else {
                throw ServiceError("InvalidGrantTokenException", "The grant token is not valid.")
            }
            return JSONCall.nothing
        }
        return try await revokeGrant(input)
    }

    private func page(
        _ input: GrantRequest, where isWanted: (KeyGrant) -> Bool
    ) async throws -> GrantPage {
        let limit = try Constraint.range(input.limit, "limit", 1...100) ?? 50
        let all = try await ring.grants().filter(isWanted)
        let rest = all.filter { grant in grant.grantId > input.marker ?? "" }
        let page = rest.prefix(limit)
        return GrantPage(
            grants: Array(page), nextMarker: rest.count > limit ? page.last?.grantId : nil,
            truncated: rest.count > limit)
    }

    /// 64 hexadecimal digits.
    private static func token() throws -> String {
        Digest.hexadecimal(.sha256, try SecureRandom.bytes(32))
    }
}

extension KeyRing {
    /// A grant that has the name and the body of one that is there is that one.
    fileprivate func add(_ grant: KeyGrant, to keyID: String, token: String) async throws -> CreatedGrant {
        try await store.write { db in
            if let name = grant.name,
                let known = try GrantRecord.filter(Column("keyID") == keyID && Column("name") == name).fetchAll(db)
                    .first(where: { try $0.grant().isSame(as: grant) })
            {
                return CreatedGrant(grantToken: known.token, grantId: known.id)
            }
            try GrantRecord(grant, keyID: keyID, token: token).insert(db)
            return CreatedGrant(grantToken: token, grantId: grant.grantId)
        }
    }

    fileprivate func grants() async throws -> [KeyGrant] {
        try await store.read { db in
            try GrantRecord.order(Column("id")).fetchAll(db).map { try $0.grant() }
        }
    }

    fileprivate func deleteGrant(id: String, of keyID: String) async throws -> Bool {
        try await store.write { db in
            try GrantRecord.filter(Column("id") == id && Column("keyID") == keyID).deleteAll(db) > 0
        }
    }

    fileprivate func deleteGrant(token: String) async throws -> Bool {
        try await store.write { db in try GrantRecord.filter(Column("token") == token).deleteAll(db) > 0 }
    }
}
