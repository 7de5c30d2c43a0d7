import FoundationEssentials

/// A function's result, read as API Gateway reads it.
///
/// In format 2.0 a JSON value without a `statusCode` is the body itself, with status 200 and type `application/json`; in
/// format 1.0 a result without a `statusCode` is malformed.
///
/// Source: API Gateway developer guide, "Lambda function response" for HTTP APIs and REST APIs.
struct FunctionReply {
    let response: GatewayResponse

    /// Nil when the result is malformed: the caller gets an internal server error.
    init?(_ result: [UInt8], format: APIConfiguration.PayloadFormat) {
        let data = Data(result)
        if let full = try? JSONDecoder().decode(Full.self, from: data) {
            guard let response = full.response else { return nil }
            self.response = response
            return
        }
        guard format == .version2, !Self.hasStatusCode(data) else { return nil }
        let body = (try? JSONDecoder().decode(String.self, from: data)).map { Array($0.utf8) } ?? result
        response = GatewayResponse(status: 200, headers: [("content-type", "application/json")], body: body)
    }

    private static func hasStatusCode(_ data: Data) -> Bool {
        (try? JSONDecoder().decode(Marker.self, from: data))?.hasStatusCode ?? false
    }

    private struct Marker: Decodable {
        let hasStatusCode: Bool

        init(from decoder: any Decoder) throws {
            hasStatusCode = try decoder.container(keyedBy: Key.self).contains(.statusCode)
        }

        enum Key: String, CodingKey { case statusCode }
    }

    private struct Full: Decodable {
        let statusCode: Status
        let headers: [String: Scalar]?
        let multiValueHeaders: [String: [Scalar]]?
        let cookies: [String]?
        let body: String?
        let isBase64Encoded: Bool?

        var response: GatewayResponse? {
            var fields: [(name: String, value: String)] = []
            for (name, values) in (multiValueHeaders ?? [:]).sorted(by: { $0.key < $1.key }) {
                fields += values.map { (name, $0.text) }
            }
            let given = Set(fields.map { $0.name.lowercased() })
            for (name, value) in (headers ?? [:]).sorted(by: { $0.key < $1.key })
            where !given.contains(name.lowercased()) {
                fields.append((name, value.text))
            }
            fields += (cookies ?? []).map { ("set-cookie", $0) }
            // The gateway measures the body itself.
            fields.removeAll { $0.name.lowercased() == "content-length" }
            if !fields.contains(where: { $0.name.lowercased() == "content-type" }), body != nil {
                fields.append(("content-type", "text/plain; charset=utf-8"))
            }
            guard (100...599).contains(statusCode.value) else { return nil }
            let bytes: [UInt8]
            if isBase64Encoded == true {
                guard let decoded = Data(base64Encoded: body ?? "") else { return nil }
                bytes = Array(decoded)
            } else {
                bytes = Array((body ?? "").utf8)
            }
            return GatewayResponse(status: statusCode.value, headers: fields, body: bytes)
        }
    }

    /// A number, or a text that is one.
    private struct Status: Decodable {
        let value: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                value = number
            } else if let number = Int(try container.decode(String.self)) {
                value = number
            } else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no status code")
            }
        }
    }

    /// Header values may be texts, numbers or booleans.
    private struct Scalar: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let string = try? container.decode(String.self) {
                text = string
            } else if let flag = try? container.decode(Bool.self) {
                text = String(flag)
            } else if let number = try? container.decode(Int64.self) {
                text = String(number)
            } else {
                text = String(try container.decode(Double.self))
            }
        }
    }
}
