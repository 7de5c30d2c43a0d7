package import CurlTransport

/// What can carry a signature.
package enum SignableMessage: Sendable {
    case request(SignableRequest)
    case response(SignableResponse)

    package var headers: HTTPHeaders {
        switch self {
        case .request(let request): request.headers
        case .response(let response): response.headers
        }
    }

    package var trailers: HTTPHeaders {
        switch self {
        case .request(let request): request.trailers
        case .response(let response): response.trailers
        }
    }
}
