/// The client's certificate of a request with mutual TLS.
///
/// Source: API Gateway developer guide, "Configuring mutual TLS authentication".
public struct ClientCertificate: Codable, Sendable, Equatable {
    public var clientCertPem: String
    public var subjectDN: String
    public var issuerDN: String
    public var serialNumber: String
    public var validity: Validity

    public struct Validity: Codable, Sendable, Equatable {
        /// As OpenSSL prints times: `May 28 12:30:02 2019 GMT`.
        public var notBefore: String
        public var notAfter: String
    }
}
