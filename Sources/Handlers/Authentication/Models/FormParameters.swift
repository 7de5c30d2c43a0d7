import SharedLayer

/// The parameters of a query or of a form (the URL standard's `application/x-www-form-urlencoded`).
package struct FormParameters: Sendable, Equatable {
    private var values: [String: String] = [:]

    /// More than a browser sends of ours.
    package static let bytesMax = 16 << 10
    private static let countMax = 64

    /// A parameter without a value counts as absent, and each may be there once (RFC 6749 section 3.1).
    ///
    /// Throws `invalidRequest`.
    package init(_ bytes: [UInt8]) throws(AuthenticationError) {
        guard bytes.count <= Self.bytesMax else { throw Self.malformed("there are more than \(Self.bytesMax) bytes") }
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.countMax else { throw Self.malformed("there are more than \(Self.countMax)") }
        for pair in pairs {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let key = try Self.decoded(name)
            let value = try Self.decoded(pair.dropFirst(name.count + 1))
            guard values.updateValue(value, forKey: key) == nil else {
                throw Self.malformed("a parameter is there twice")
            }
        }
    }

    package init(query: String) throws(AuthenticationError) {
        try self.init(Array(query.utf8))
    }

    package subscript(name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Throws `invalidRequest` when the parameter is not there.
    package func require(_ name: String) throws(AuthenticationError) -> String {
        guard let value = self[name] else { throw Self.malformed("\(name) is missing") }
        return value
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(AuthenticationError) -> String {
        let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        guard let text = PercentEncoding.decode(String(decoding: spaced, as: UTF8.self)),
            !text.utf8.contains(0)
        else { throw malformed("an escape is broken") }
        return text
    }

    private static func malformed(_ reason: String) -> AuthenticationError {
        AuthenticationError(
            .invalidRequest, "The parameters cannot be read: \(reason)", detail: "Of the parameters, \(reason).")
    }
}
