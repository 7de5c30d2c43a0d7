import FoundationEssentials
import Wire

extension IdentityCall {
    private static let roleSeconds = 900...43_200
    private static let sessionSeconds = 900...129_600

    func assumeRole(_ parameters: FormParameters) throws(ServiceError) -> [XMLElement] {
        let role = try AssumedRole(parameters)
        return try assumed(role, parameters)
    }

    func assumeRoleWithWebIdentity(_ parameters: FormParameters) throws(ServiceError) -> [XMLElement] {
        let role = try AssumedRole(parameters)
        let text = try Constraint.length(parameters["WebIdentityToken"].value, "webIdentityToken", min: 4, max: 20_000)
        let token = try WebIdentityToken(text)
        let now = service.clock().timeIntervalSince1970
        if let expiresAt = token.expiresAt, expiresAt <= now {
            // A claim may be any number.
            let shown = Int64(exactly: expiresAt.rounded(.down)).map(String.init) ?? String(expiresAt)
            throw ServiceError(
                "ExpiredTokenException",
                "Token expired: current date/time \(Int(now)) must be before the expiration date/time \(shown)")
        }
        return try assumed(role, parameters) + [
            XMLElement("SubjectFromWebIdentityToken", text: token.subject),
            XMLElement("Audience", text: token.audience), XMLElement("Provider", text: token.issuer),
        ]
    }

    func sessionToken(_ parameters: FormParameters) throws(ServiceError) -> [XMLElement] {
        let seconds = try seconds(parameters, in: Self.sessionSeconds) ?? 43_200
        return [
            credentials(
                arn: "arn:aws:iam::\(service.accountID):root", userID: service.accountID, account: service.accountID,
                seconds: seconds)
        ]
    }

    func federationToken(_ parameters: FormParameters) throws(ServiceError) -> [XMLElement] {
        let name = try Constraint.length(parameters["Name"].value, "name", min: 2, max: 32)
        let seconds = try seconds(parameters, in: Self.sessionSeconds) ?? 43_200
        let arn = "arn:aws:sts::\(service.accountID):federated-user/\(name)"
        let userID = "\(service.accountID):\(name)"
        return [
            credentials(arn: arn, userID: userID, account: service.accountID, seconds: seconds),
            XMLElement(
                "FederatedUser",
                children: [XMLElement("FederatedUserId", text: userID), XMLElement("Arn", text: arn)]),
        ]
    }

    private func assumed(_ role: AssumedRole, _ parameters: FormParameters) throws(ServiceError) -> [XMLElement] {
        let seconds = try seconds(parameters, in: Self.roleSeconds) ?? 3_600
        return [
            XMLElement(
                "AssumedRoleUser",
                children: [
                    XMLElement("AssumedRoleId", text: role.userID), XMLElement("Arn", text: role.arn),
                ]),
            credentials(arn: role.arn, userID: role.userID, account: role.accountID, seconds: seconds),
        ]
    }

    private func seconds(
        _ parameters: FormParameters, in range: ClosedRange<Int>
    ) throws(ServiceError) -> Int? {
        guard let text = parameters["DurationSeconds"].value else { return nil }
        guard let seconds = Int(text) else {
            throw ServiceError("MalformedInput", "The value '\(text)' of DurationSeconds is no integer.")
        }
        return try Constraint.range(seconds, "durationSeconds", range)
    }

    private func credentials(arn: String, userID: String, account: String, seconds: Int) -> XMLElement {
        let expiresAt = (service.clock().timeIntervalSince1970 + Double(seconds)).rounded(.down)
        let session = Session(arn: arn, userID: userID, accountID: account, expiresAt: expiresAt)
        return XMLElement(
            "Credentials",
            children: [
                XMLElement("AccessKeyId", text: "ASIA" + letters(16)),
                XMLElement("SecretAccessKey", text: Data(service.random(30)).base64EncodedString()),
                XMLElement("SessionToken", text: session.token),
                XMLElement("Expiration", text: Date(timeIntervalSince1970: expiresAt).formatted(.iso8601)),
            ])
    }

    /// As an access key's: base 32.
    private func letters(_ count: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        return String(service.random(count).map { alphabet[Int($0) % alphabet.count] })
    }
}
