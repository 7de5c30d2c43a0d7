/// Texts that differ only in case become the same.
enum CaseFolding {
    static func fold(_ text: some Collection<UInt8>) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return text.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        }
        var folded: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
        return folded
    }
}
