import FoundationEssentials

/// Turns what a function returned into an HTTP response.
///
/// Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs", section "Lambda function
/// response format".
struct FunctionResult {
    let format: GatewayRoute.PayloadFormat

    /// - Throws: `GatewayError.internalServerError` for a result in no known form.
    func response(of payload: [UInt8]) throws(GatewayError) -> GatewayResponse {
        guard let value = ResultValue(payload) else { throw .internalServerError }
        if case .object(let members) = value, members["statusCode"] != nil {
            return try response(of: members)
        }
        guard format == .version2 else { throw .internalServerError }
        return Self.inferred(value, payload: payload)
    }

    /// Format 2.0 takes a result without `statusCode` for the body of a 200.
    private static func inferred(_ value: ResultValue, payload: [UInt8]) -> GatewayResponse {
        let body: [UInt8]
        switch value {
        case .string(let text): body = Array(text.utf8)
        case .null: body = []
        case .bool, .number, .list, .object: body = payload
        }
        return GatewayResponse(status: 200, headers: [("content-type", "application/json")], body: body)
    }

    private func response(of members: [String: ResultValue]) throws(GatewayError) -> GatewayResponse {
        var response = GatewayResponse(status: try Self.status(members["statusCode"]))
        response.headers = try headers(of: members)
        response.body = try Self.body(of: members)
        if response.header("content-type") == nil, !response.body.isEmpty {
            let fallback = format == .version2 ? "text/plain;charset=UTF-8" : "application/json"
            response.headers.append(("content-type", fallback))
        }
        return response
    }

    private static func status(_ value: ResultValue?) throws(GatewayError) -> Int {
        let status: Int?
        switch value {
        case .number(let number): status = Int(exactly: number)
        case .string(let text): status = Int(text)
        default: status = nil
        }
        guard let status, (100...599).contains(status) else { throw .internalServerError }
        return status
    }

    private func headers(of members: [String: ResultValue]) throws(GatewayError) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        func append(_ name: String, _ value: ResultValue) throws(GatewayError) {
            guard let text = value.headerText, Self.isClean(name), Self.isClean(text) else {
                throw .internalServerError
            }
            fields.append((name.lowercased(), text))
        }
        for (name, value) in try Self.object(members["headers"]).sorted(by: { $0.key < $1.key }) where value != .null {
            try append(name, value)
        }
        switch format {
        case .version1:
            for (name, value) in try Self.object(members["multiValueHeaders"]).sorted(by: { $0.key < $1.key }) {
                guard case .list(let values) = value else { throw .internalServerError }
                fields.removeAll { $0.name == name.lowercased() }
                for value in values { try append(name, value) }
            }
        case .version2:
            guard let cookies = members["cookies"], cookies != .null else { break }
            guard case .list(let values) = cookies else { throw .internalServerError }
            for value in values { try append("set-cookie", value) }
        }
        return fields
    }

    private static func object(_ value: ResultValue?) throws(GatewayError) -> [String: ResultValue] {
        switch value {
        case nil, .null: return [:]
        case .object(let members): return members
        default: throw .internalServerError
        }
    }

    private static func body(of members: [String: ResultValue]) throws(GatewayError) -> [UInt8] {
        let isBase64Encoded: Bool
        switch members["isBase64Encoded"] {
        case nil, .null: isBase64Encoded = false
        case .bool(let value): isBase64Encoded = value
        default: throw .internalServerError
        }
        switch members["body"] {
        case nil, .null: return []
        case .string(let text) where !isBase64Encoded: return Array(text.utf8)
        case .string(let text):
            guard let data = Data(base64Encoded: text) else { throw .internalServerError }
            return Array(data)
        default: throw .internalServerError
        }
    }

    /// No line ends in header fields: they would begin another field.
    private static func isClean(_ text: String) -> Bool {
        !text.utf8.contains { $0 == 13 || $0 == 10 || $0 == 0 }
    }
}
