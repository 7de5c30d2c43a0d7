/// What AWS's mobile SDKs say of the application that calls.
///
/// Source: Lambda API reference, Invoke, `X-Amz-Client-Context`, and the context objects of AWS's own runtimes.
public struct ClientContext: Codable, Sendable, Equatable {
    public var client: Client?
    /// The application's own values.
    public var custom: [String: String]?
    /// What the SDK says of the device: locale, make, model, platform.
    public var env: [String: String]?
    public var services: [String: [String: String]]?

    public struct Client: Codable, Sendable, Equatable {
        public var installationID: String?
        public var appTitle: String?
        public var appVersionName: String?
        public var appVersionCode: String?
        public var appPackageName: String?

        enum CodingKeys: String, CodingKey {
            case installationID = "installation_id"
            case appTitle = "app_title"
            case appVersionName = "app_version_name"
            case appVersionCode = "app_version_code"
            case appPackageName = "app_package_name"
        }
    }
}
