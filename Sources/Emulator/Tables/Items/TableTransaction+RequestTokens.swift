import FoundationEssentials
import GRDB
import Wire

extension TableTransaction {
    /// Whether a token was used before; from now on it was.
    /// - Throws: `IdempotentParameterMismatchException` when it stood for another request.
    func hasSeen(_ token: RequestToken) throws -> Bool {
        let now = token.now.timeIntervalSince1970
        try db.execute(sql: "DELETE FROM request_token WHERE expires_at <= ?", arguments: [now])
        let known = try Int64.fetchOne(
            db, sql: "SELECT fingerprint FROM request_token WHERE token = ?", arguments: [token.token])
        if let known {
            guard known == token.fingerprint else {
                throw ServiceError(
                    "IdempotentParameterMismatchException",
                    "DynamoDB rejected the request because you retried a request with a different payload but with an "
                        + "idempotent token that was already used.")
            }
            return true
        }
        try db.execute(
            sql: "INSERT INTO request_token (token, fingerprint, expires_at) VALUES (?, ?, ?)",
            arguments: [token.token, token.fingerprint, now + RequestToken.validSeconds])
        return false
    }
}
