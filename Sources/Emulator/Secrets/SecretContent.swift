import FoundationEssentials
import Wire

/// A secret's value: text or bytes, never both.
enum SecretContent: Sendable, Equatable {
    case text(String)
    case binary([UInt8])

    static let bytesMax = 65_536

    var bytes: [UInt8] {
        switch self {
        case .text(let text): Array(text.utf8)
        case .binary(let bytes): bytes
        }
    }

    var isBinary: Bool { if case .binary = self { true } else { false } }

    init(_ bytes: [UInt8], isBinary: Bool) {
        self = isBinary ? .binary(bytes) : .text(String(decoding: bytes, as: UTF8.self))
    }

    /// Nil when the request has none.
    init?(text: String?, binary: Data?) throws(ServiceError) {
        switch (text, binary) {
        case (nil, nil): return nil
        case (_?, _?):
            throw ServiceError(
                "InvalidParameterException",
                "You can't specify both a binary secret value and a string secret value in the same secret.")
        case (let text?, nil): self = .text(try Constraint.length(text, "secretString", max: Self.bytesMax))
        case (nil, let binary?): self = .binary(try Constraint.length(binary, "secretBinary", max: Self.bytesMax))
        }
    }
}
