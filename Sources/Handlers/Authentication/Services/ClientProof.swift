import FoundationEssentials
import SharedLayer

/// How a request says which client sends it, and proves it: exactly one way (RFC 6749 section 2.3).
package enum ClientProof: Sendable, Equatable {
    case secretBasic(clientID: String, secret: String)
    case secretPost(clientID: String, secret: String)
    case assertion(String)
    case none(clientID: String)

    /// Throws `invalidClient`, and `invalidRequest` when there are several.
    package init(authorization: String?, form: FormParameters) throws(AuthenticationError) {
        let assertion = form["client_assertion"]
        let secret = form["client_secret"]
        let ways = [authorization != nil, assertion != nil, secret != nil].filter(\.self).count
        guard ways <= 1 else {
            throw AuthenticationError(
                .invalidRequest, "The client proves itself in several ways",
                detail: "A client must prove who it is in one way.")
        }
        if let authorization {
            self = try Self.basic(authorization, form)
        } else if let assertion {
            guard form["client_assertion_type"] == ClientAssertion.type else {
                throw Self.refused("the assertion's type is another")
            }
            self = .assertion(assertion)
        } else if let clientID = form["client_id"] {
            self = secret.map { .secretPost(clientID: clientID, secret: $0) } ?? .none(clientID: clientID)
        } else {
            throw Self.refused("there is no client")
        }
    }

    /// Both parts were escaped as in a form before they were joined (RFC 6749 section 2.3.1).
    private static func basic(
        _ authorization: String, _ form: FormParameters
    ) throws(AuthenticationError) -> ClientProof {
        let scheme = "basic "
        guard authorization.lowercased().utf8.starts(with: scheme.utf8),
            let bytes = Base64.bytes(String(Substring(authorization.utf8.dropFirst(scheme.utf8.count)))),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { throw refused("the header Authorization is no Basic") }
        let parts = [bytes[..<colon], bytes[(colon + 1)...]].map { part in
            PercentEncoding.decode(
                String(decoding: part.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }, as: UTF8.self))
        }
        guard let clientID = parts[0], let secret = parts[1], !clientID.isEmpty else {
            throw refused("an escape in the header Authorization is broken")
        }
        guard form["client_id"].map({ $0 == clientID }) ?? true else {
            throw refused("the form names another client")
        }
        return .secretBasic(clientID: clientID, secret: secret)
    }

    private static func refused(_ reason: String) -> AuthenticationError {
        AuthenticationError(
            .invalidClient, "The client is not authenticated: \(reason)", detail: "The client is not authenticated.")
    }
}
