import FoundationEssentials

extension CachedParameters {
    package func text(
        _ name: ParameterName, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> String {
        try await value(name, freshness).text(name.description)
    }

    /// The value as a type, from strictly parsed JSON. Throws `malformedValue` with the place, and never the text.
    package func json<Value: Decodable>(
        _ name: ParameterName, as type: Value.Type = Value.self, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> Value {
        let document = try await value(name, freshness).json(name.description)
        do {
            return try JSONValueDecoder().decode(type, from: document)
        } catch {
            let issue = ValidationIssue(error)
            throw ParameterError(
                .malformedValue, name: name.description,
                "the JSON has another shape at \(issue.instancePath.isEmpty ? "its root" : issue.instancePath)")
        }
    }

    /// The bytes of a value that is written in base64.
    package func base64(
        _ name: ParameterName, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> [UInt8] {
        try await value(name, freshness).base64(name.description)
    }

    /// The value as its name's ending says: `.json`, `.binary` for base64, and text for others.
    package func automatic(
        _ name: ParameterName, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> TransformedParameter {
        try await value(name, freshness).transformed(name.text)
    }
}

extension CachedParameters where Source: ParameterTreeSource {
    /// The values under a path, each as its name's ending says.
    package func automatic(
        under path: String, recursively: Bool = false, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> [String: TransformedParameter] {
        var transformed: [String: TransformedParameter] = [:]
        for (name, text) in try await texts(under: path, recursively: recursively, freshness) {
            transformed[name] = try ParameterValue(text).transformed(name)
        }
        return transformed
    }
}

extension ParameterValue {
    /// As much as the largest configuration of AppConfig.
    private static let jsonBytesMax = 4 << 20

    func text(_ name: String) throws(ParameterError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ParameterError(.malformedValue, name: name, "the value is not text in UTF-8")
        }
        return text
    }

    func json(_ name: String) throws(ParameterError) -> JSONValue {
        do {
            return try JSONParser(limits: JSONLimits(bytesMax: Self.jsonBytesMax)).parse(bytes)
        } catch {
            throw ParameterError(
                .malformedValue, name: name,
                "the value is not JSON: \(error.code.rawValue) at line \(error.line), column \(error.column)")
        }
    }

    func base64(_ name: String) throws(ParameterError) -> [UInt8] {
        guard let data = Data(base64Encoded: Data(bytes)) else {
            throw ParameterError(.malformedValue, name: name, "the value is not base64")
        }
        return [UInt8](data)
    }

    func transformed(_ name: String) throws(ParameterError) -> TransformedParameter {
        if name.hasSuffix(".json") { return .json(try json(name)) }
        if name.hasSuffix(".binary") { return .bytes(try base64(name)) }
        return .text(try text(name))
    }
}
