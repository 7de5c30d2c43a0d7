/// The encoding of object keys in notifications: `application/x-www-form-urlencoded`.
///
/// Source: S3 user guide, "Event message structure".
enum FormEncoding {
    static func decode(_ text: String) throws(LambdaEventError) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    throw LambdaEventError(.invalidObjectKey, "a percent sign without two digits in \(text)")
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw LambdaEventError(.invalidObjectKey, "not UTF-8 once decoded: \(text)")
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
