/// What a delivery policy says about the requests themselves.
struct HTTPRequestPolicy: Codable, Sendable, Equatable {
    static let contentType = "text/plain; charset=UTF-8"

    var headerContentType: String?
}
