import CurlTransport

/// AppConfig by way of its Lambda extension, which keeps configurations and polls for new ones by itself.
///
/// The name of a parameter is a configuration profile. The function needs the layer `AWS-AppConfig-Extension`.
/// Source: AppConfig user guide, "Using AWS AppConfig Agent with AWS Lambda".
package struct AppConfigExtensionSource: ParameterSource {
    private let application: String
    private let environment: String
    private let endpoint: String
    private let http: any HTTPTransport
    private let limits: HTTPRequest.Limits

    /// The port where `AWS_APPCONFIG_EXTENSION_HTTP_PORT` says no other.
    package static let defaultEndpoint = "http://localhost:2772"
    /// The most bytes of a configuration (AppConfig, "Endpoints and quotas": 4 MB by request).
    package static let bytesMax = 4 << 20

    package init(
        application: String, environment: String, http: any HTTPTransport, endpoint: String = defaultEndpoint,
        timeoutMilliseconds: Int = 3_000
    ) {
        self.application = application
        self.environment = environment
        self.endpoint = endpoint
        self.http = http
        limits = .init(totalTimeoutMilliseconds: timeoutMilliseconds, responseBodyBytesMax: Self.bytesMax)
    }

    package func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue {
        let path = ["applications", application, "environments", environment, "configurations", name.text]
        let url = endpoint + path.map { "/" + Self.escaped($0) }.joined()
        let response: HTTPResponse
        do {
            response = try await http.execute(HTTPRequest(.get, url, limits: limits))
        } catch {
            throw ParameterError(
                error.code == .cancelled ? .cancelled : .unavailable, name: name.description,
                "the extension does not answer: \(error)")
        }
        switch response.status {
        case 200: return ParameterValue(response.body, version: response.headers["Configuration-Version"])
        case 404: throw ParameterError(.notFound, name: name.description, "there is no such configuration")
        case 400: throw ParameterError(.invalidRequest, name: name.description, "the extension refused the names")
        case 401, 403:
            throw ParameterError(.accessDenied, name: name.description, "the role may not read the configuration")
        default:
            throw ParameterError(
                .unavailable, name: name.description, "the extension answered \(response.status)")
        }
    }

    /// Only unreserved characters stand for themselves (RFC 3986 section 2.3).
    private static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            if byte.isLetterOrDigit || "-._~".utf8.contains(byte) {
                escaped.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                escaped += "%" + Hexadecimal.text([byte]).uppercased()
            }
        }
    }
}
