import CurlTransport

@testable import SharedLayer

extension SignableMessage {
    mutating func add(_ fields: HTTPHeaders) {
        switch self {
        case .request(var request):
            for field in fields.fields { request.headers.add(field.name, field.value) }
            self = .request(request)
        case .response(var response):
            for field in fields.fields { response.headers.add(field.name, field.value) }
            self = .response(response)
        }
    }
}
