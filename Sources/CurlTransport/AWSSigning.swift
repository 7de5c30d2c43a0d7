/// Credentials and scope for AWS Signature Version 4, computed by libcurl (`CURLOPT_AWS_SIGV4`).
///
/// libcurl 7.88.1 signs other paths and queries wrongly, so a signed request must be `POST /`; anything else is refused
/// with `TransportError.Code.unsupported`.
package struct AWSSigning: Sendable {
    package let accessKeyID: String
    package let secretAccessKey: String
    package let sessionToken: String?
    package let region: String
    /// The service's signing name, such as `dynamodb`, `sqs` or `kms`.
    package let service: String

    package init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, region: String, service: String
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.region = region
        self.service = service
    }
}
