import CurlTransport

/// Calls SNS's query protocol on a services port.
struct TopicsForm {
    let url: String

    /// - Parameter members: of letters, digits and what stands for itself in a form.
    func call(_ operation: String, _ members: [String: String]) async throws -> String {
        let form = members.merging(["Action": operation, "Version": "2010-03-31"]) { given, _ in given }
        let response = try await HTTPClient().execute(
            HTTPRequest(
                .post, url + "/", headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array(form.map { "\($0.key)=\($0.value)" }.joined(separator: "&").utf8)))
        return String(decoding: response.body, as: UTF8.self)
    }
}
