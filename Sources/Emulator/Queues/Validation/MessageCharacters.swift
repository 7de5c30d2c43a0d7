import Wire

/// Which characters SQS takes in bodies and in values of attributes.
enum MessageCharacters {
    static let error = ServiceError(
        "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | "
            + "#x10000 to #x10FFFF")

    static func areValid(_ text: String) -> Bool {
        // Most texts have no byte that could begin a refused character: control bytes, or 0xEF for U+FFFE and U+FFFF.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
            default: false
            }
        }
    }
}
