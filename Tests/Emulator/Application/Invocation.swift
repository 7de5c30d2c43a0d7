import CurlTransport

/// One synchronous call of the Invoke API, over plain HTTP.
struct Invocation {
    let status: Int
    let functionError: String?
    let text: String

    static func run(_ function: String, _ payload: String, at servicesURL: String) async throws -> Invocation {
        let client = HTTPClient()
        defer { client.shutdown() }
        let response = try await client.execute(
            HTTPRequest(
                .post, "\(servicesURL)/2015-03-31/functions/\(function)/invocations", body: Array(payload.utf8)))
        return Invocation(
            status: response.status, functionError: response.headers["X-Amz-Function-Error"],
            text: String(decoding: response.body, as: UTF8.self))
    }
}
