/// A connection: how API destinations authorize their calls.
struct ConnectionRecord: Codable, Sendable, Equatable {
    var name: String
    /// Part of the ARN.
    var id: String
    var description: String?
    var kmsKeyIdentifier: String?
    var authorizationType: AuthorizationType
    var parameters: AuthParameters
    var state: State = .authorized
    /// Seconds since 1970.
    var created: Double
    var modified: Double
    var authorized: Double?

    enum AuthorizationType: String, Codable, Sendable, CaseIterable {
        case basic = "BASIC"
        case oauth = "OAUTH_CLIENT_CREDENTIALS"
        case apiKey = "API_KEY"
    }

    enum State: String, Codable, Sendable, CaseIterable {
        case creating = "CREATING"
        case updating = "UPDATING"
        case deleting = "DELETING"
        case authorized = "AUTHORIZED"
        case deauthorized = "DEAUTHORIZED"
        case authorizing = "AUTHORIZING"
        case deauthorizing = "DEAUTHORIZING"
        case active = "ACTIVE"
        case failedConnectivity = "FAILED_CONNECTIVITY"
    }
}

/// What a connection sends along, in the form of the API. On disk it is sealed.
struct AuthParameters: Codable, Sendable, Equatable {
    var basicAuthParameters: Basic?
    var oAuthParameters: OAuth?
    var apiKeyAuthParameters: APIKey?
    var invocationHttpParameters: ConnectionHTTPParameters?

    struct Basic: Codable, Sendable, Equatable {
        var username: String
        var password: String?
    }

    struct APIKey: Codable, Sendable, Equatable {
        var apiKeyName: String
        var apiKeyValue: String?
    }

    struct OAuth: Codable, Sendable, Equatable {
        var clientParameters: Client
        var authorizationEndpoint: String
        var httpMethod: String
        var oAuthHttpParameters: ConnectionHTTPParameters?

        struct Client: Codable, Sendable, Equatable {
            var clientID: String
            var clientSecret: String?
        }
    }

    /// As `DescribeConnection` shows them.
    var withoutSecrets: AuthParameters {
        var shown = self
        shown.basicAuthParameters?.password = nil
        shown.apiKeyAuthParameters?.apiKeyValue = nil
        shown.oAuthParameters?.clientParameters.clientSecret = nil
        shown.oAuthParameters?.oAuthHttpParameters = oAuthParameters?.oAuthHttpParameters?.withoutSecrets
        shown.invocationHttpParameters = invocationHttpParameters?.withoutSecrets
        return shown
    }
}

/// Further header fields, query parameters and body members of a connection.
struct ConnectionHTTPParameters: Codable, Sendable, Equatable {
    var headerParameters: [Parameter]?
    var queryStringParameters: [Parameter]?
    var bodyParameters: [Parameter]?

    struct Parameter: Codable, Sendable, Equatable {
        var key: String
        var value: String?
        var isValueSecret: Bool?
    }

    var withoutSecrets: ConnectionHTTPParameters {
        func shown(_ parameters: [Parameter]?) -> [Parameter]? {
            parameters?.map { $0.isValueSecret == true ? Parameter(key: $0.key, isValueSecret: true) : $0 }
        }
        return ConnectionHTTPParameters(
            headerParameters: shown(headerParameters), queryStringParameters: shown(queryStringParameters),
            bodyParameters: shown(bodyParameters))
    }
}
