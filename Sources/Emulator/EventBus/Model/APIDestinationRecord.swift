/// An HTTP endpoint that rules deliver to.
struct APIDestinationRecord: Codable, Sendable, Equatable {
    var name: String
    /// Part of the ARN.
    var id: String
    var description: String?
    var connectionARN: String
    /// May have `*` for path parameters.
    var invocationEndpoint: String
    var httpMethod: Method
    var invocationRateLimitPerSecond: Int
    /// Seconds since 1970.
    var created: Double
    var modified: Double

    static let rateLimitDefault = 300

    enum Method: String, Codable, Sendable, CaseIterable {
        case post = "POST"
        case get = "GET"
        case head = "HEAD"
        case options = "OPTIONS"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }
}
