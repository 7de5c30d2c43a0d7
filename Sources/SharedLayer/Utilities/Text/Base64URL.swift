import FoundationEssentials

/// Bytes in base64url without padding (RFC 4648 section 5, RFC 7515 section 2).
package enum Base64URL {
    package static func text(_ bytes: [UInt8]) -> String {
        let translated = Data(bytes).base64EncodedString().utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: translated, as: UTF8.self)
    }

    /// Nil for padding, other characters, or a text that `text` would not have made: each value has one spelling only.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var translated: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): translated.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): translated.append(UInt8(ascii: "/"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                translated.append(byte)
            default: return nil
            }
        }
        translated += Array(repeating: UInt8(ascii: "="), count: (4 - translated.count % 4) % 4)
        guard let data = Data(base64Encoded: String(decoding: translated, as: UTF8.self)) else { return nil }
        let bytes = [UInt8](data)
        return self.text(bytes) == text ? bytes : nil
    }
}
