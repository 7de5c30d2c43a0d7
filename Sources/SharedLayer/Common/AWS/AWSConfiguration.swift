/// Region, endpoints and credentials of AWS, from the environment variables that AWS's own SDKs read.
///
/// `AWS_REGION` or `AWS_DEFAULT_REGION`; `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`;
/// `AWS_ENDPOINT_URL_<SERVICE>` before `AWS_ENDPOINT_URL` before `https://<service>.<region>.amazonaws.com`.
package struct AWSConfiguration: Sendable {
    package let region: String
    package let credentials: AWSCredentials
    /// By the service's name in upper case; the empty name is for all others.
    private let endpoints: [String: String]

    private static let endpointKey = "AWS_ENDPOINT_URL"

    /// Throws a `ConfigError` that lists every variable that is missing.
    package init(environment: [String: String]) throws(ConfigError) {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        let region = value("AWS_REGION") ?? value("AWS_DEFAULT_REGION")
        let accessKeyID = value("AWS_ACCESS_KEY_ID")
        let secretAccessKey = value("AWS_SECRET_ACCESS_KEY")
        guard let region, let accessKeyID, let secretAccessKey else {
            let found = [
                ("AWS_REGION", region, "the region, such as eu-central-1"),
                ("AWS_ACCESS_KEY_ID", accessKeyID, "the id of the access key"),
                ("AWS_SECRET_ACCESS_KEY", secretAccessKey, "the secret of the access key"),
            ]
            throw ConfigError(
                issues: found.filter { $0.1 == nil }.map { .init(key: $0.0, reason: .missing, documentation: $0.2) })
        }
        self.region = region
        credentials = AWSCredentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: value("AWS_SESSION_TOKEN"))
        var endpoints: [String: String] = [:]
        for (name, url) in environment where name.hasPrefix(Self.endpointKey) && !url.isEmpty {
            let service = name.dropFirst(Self.endpointKey.count).drop { $0 == "_" }
            endpoints[String(service)] = url.last == "/" ? String(url.dropLast()) : url
        }
        self.endpoints = endpoints
    }

    package init(region: String, credentials: AWSCredentials, endpoint: String? = nil) {
        self.region = region
        self.credentials = credentials
        endpoints = endpoint.map { ["": $0] } ?? [:]
    }

    /// The address of a service, without a slash at its end. `service` is the signing name: `dynamodb`, `sqs`, `kms`.
    package func endpoint(of service: String) -> String {
        endpoints[Self.keyPart(service)] ?? endpoints[""] ?? "https://\(service).\(region).amazonaws.com"
    }

    /// For requests to a service, which is named by its signing name.
    package func signer(of service: String, style: AWSSigner.Style = .service) -> AWSSigner {
        AWSSigner(credentials: credentials, region: region, service: service, style: style)
    }

    /// A service's name as the variables have it: `STATES` or `EVENT_BRIDGE`.
    private static func keyPart(_ service: String) -> String {
        var part = ""
        for character in service.uppercased() { part.append(character == "-" ? "_" : character) }
        return part
    }
}
