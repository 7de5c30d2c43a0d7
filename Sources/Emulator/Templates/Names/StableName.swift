/// Identifiers made from a text: the same at each start, so that nothing depends on the order in which things are made.
enum StableName {
    /// Ten lowercase letters and digits, as API Gateway's ids are.
    static func apiID(_ text: String) -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        var rest = hash(text, seed: 1)
        var id = ""
        for _ in 0..<10 {
            id.append(digits[Int(rest % 36)])
            rest /= 36
        }
        return id
    }

    /// A UUID of version 8 (RFC 9562, section 5.8: made by a rule of one's own).
    static func uuid(_ text: String) -> String {
        let high = (hash(text, seed: 2) & 0xFFFF_FFFF_FFFF_0FFF) | 0x8000
        let low = (hash(text, seed: 3) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        let digits = hexadecimal(high) + hexadecimal(low)
        var parts: [Substring] = []
        var rest = Substring(digits)
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    /// The name that CloudFormation makes where a template gives none: `<stack>-<logical id>`.
    ///
    /// AWS adds random characters; here a name over the limit ends in eight characters of its hash.
    static func physicalName(stackName: String, logicalID: String, lengthMax: Int) -> String {
        let name = "\(stackName)-\(logicalID)"
        guard name.count > lengthMax else { return name }
        return name.prefix(lengthMax - 9) + "-" + hexadecimal(hash(name, seed: 4)).prefix(8)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// FNV-1a, then the finaliser of SplitMix64, since FNV alone changes few bits for a last character.
    private static func hash(_ text: String, seed: UInt64) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        for byte in text.utf8 {
            value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
