extension Timestamp {
    /// ISO 8601's basic form in whole seconds, such as `20150830T123600Z`.
    var signingTime: String {
        let digits = text.utf8.prefix { $0 != UInt8(ascii: ".") }
            .filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
        return String(decoding: digits, as: UTF8.self) + "Z"
    }

    /// Such as `20150830`.
    var signingDay: String { String(signingTime.prefix(8)) }
}
