import FoundationEssentials

/// Base64 with the URL's alphabet and without padding (RFC 7515 section 2).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        let translated = Data(bytes).base64EncodedString().compactMap { character -> Character? in
            switch character {
            case "+": "-"
            case "/": "_"
            case "=": nil
            default: character
            }
        }
        return String(translated)
    }
}
