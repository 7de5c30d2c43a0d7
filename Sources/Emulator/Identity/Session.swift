import FoundationEssentials

/// Whom temporary credentials stand for. It is in the session token itself, so that it survives a restart.
struct Session: Codable, Equatable {
    let arn: String
    let userID: String
    let accountID: String
    /// Seconds since 1970.
    let expiresAt: Double

    init(arn: String, userID: String, accountID: String, expiresAt: Double) {
        self.arn = arn
        self.userID = userID
        self.accountID = accountID
        self.expiresAt = expiresAt
    }

    /// Nil for a token that is none of ours.
    init?(token: String) {
        guard let data = Data(base64Encoded: token),
            let session = try? JSONDecoder().decode(Session.self, from: data)
        else { return nil }
        self = session
    }

    var token: String { (try? JSONEncoder().encode(self).base64EncodedString()) ?? "" }
}
