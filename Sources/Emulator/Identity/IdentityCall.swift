import FoundationEssentials
import Wire

/// One request to STS with what its headers say of the caller.
struct IdentityCall: QueryService {
    let name = "sts"
    let queryVersion = "2011-06-15"
    let xmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/"

    let service: IdentityService
    /// From `X-Amz-Security-Token`, or the parameter of a presigned request.
    private let sessionToken: String?

    init(_ service: IdentityService, _ request: ServiceRequest) {
        self.service = service
        sessionToken =
            request.headers["x-amz-security-token"]
            ?? request.query.last { $0.name == "X-Amz-Security-Token" }?.value
    }

    func perform(_ call: QueryCall) async throws -> [XMLElement]? {
        do {
            return try answer(call)
        } catch {
            // The query protocol's name for it.
            guard error.code == "ValidationException" else { throw error }
            throw ServiceError("ValidationError", error.message)
        }
    }

    private func answer(_ call: QueryCall) throws(ServiceError) -> [XMLElement]? {
        switch call.operation {
        case "GetCallerIdentity": return try callerIdentity()
        case "AssumeRole": return try assumeRole(call.parameters)
        case "AssumeRoleWithWebIdentity": return try assumeRoleWithWebIdentity(call.parameters)
        case "GetSessionToken": return try sessionToken(call.parameters)
        case "GetFederationToken": return try federationToken(call.parameters)
        case "GetAccessKeyInfo":
            _ = try Constraint.length(call.parameters["AccessKeyId"].value, "accessKeyId", min: 16, max: 128)
            return [XMLElement("Account", text: service.accountID)]
        case "DecodeAuthorizationMessage":
            throw ServiceError(
                "InvalidAuthorizationMessageException",
                "The message is none of this emulator's: it denies nothing, so it encodes no denials.")
        case "AssumeRoleWithSAML":
            throw ServiceError("InvalidIdentityToken", "SAML assertions are not emulated.")
        default:
            throw ServiceError("InvalidAction", "Could not find operation \(call.operation) for version 2011-06-15")
        }
    }

    /// - Throws: `ExpiredToken`.
    private func callerIdentity() throws(ServiceError) -> [XMLElement] {
        guard let sessionToken, let session = Session(token: sessionToken) else {
            return identity(
                arn: "arn:aws:iam::\(service.accountID):root", userID: service.accountID, account: service.accountID)
        }
        guard session.expiresAt > service.clock().timeIntervalSince1970 else {
            throw ServiceError(
                "ExpiredToken", "The security token included in the request is expired", status: 403)
        }
        return identity(arn: session.arn, userID: session.userID, account: session.accountID)
    }

    private func identity(arn: String, userID: String, account: String) -> [XMLElement] {
        [
            XMLElement("Arn", text: arn), XMLElement("UserId", text: userID), XMLElement("Account", text: account),
        ]
    }
}
