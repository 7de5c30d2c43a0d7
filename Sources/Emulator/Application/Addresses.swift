/// Where a running application is reached; `moneta start --ready-file` writes it as JSON.
package struct Addresses: Sendable, Codable {
    /// The first API's URL, such as `http://127.0.0.1:3000`; without an API the port it would have had.
    package let api: String
    /// Every API's URL by `Stack/LogicalId`.
    package let apis: [String: String]
    /// Every AWS service's endpoint, such as `http://127.0.0.1:4566`.
    package let services: String
}
