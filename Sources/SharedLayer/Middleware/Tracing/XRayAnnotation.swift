import Logging

/// A value that X-Ray indexes.
package enum XRayAnnotation: Sendable, Equatable {
    case string(String)
    case number(Double)
    case bool(Bool)

    /// Characters; X-Ray refuses more.
    static let charactersMax = 1_000
    static let keyCharactersMax = 500

    var json: Logger.MetadataValue {
        switch self {
        case .string(let text): .string(String(text.prefix(Self.charactersMax)))
        case .bool(let value): .stringConvertible(value)
        case .number(let value):
            Int64(exactly: value).map { .stringConvertible($0) } ?? .stringConvertible(value)
        }
    }

    /// A key as X-Ray takes it: letters of ASCII, digits and underscores. Nil where nothing is left.
    static func key(_ name: String) -> String? {
        let bytes = name.utf8.prefix(keyCharactersMax).map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: UInt8(ascii: "_")
            }
        }
        return bytes.contains { $0 != UInt8(ascii: "_") } ? String(decoding: bytes, as: UTF8.self) : nil
    }
}

extension XRayAnnotation: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int64) { self = .number(Double(value)) }
}
