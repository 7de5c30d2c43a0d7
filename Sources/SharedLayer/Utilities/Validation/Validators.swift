/// Checks of texts that come from outside. Each gives the value, or the text in its one normal form, or throws a
/// `ValidationFault` that says what is wrong.
///
/// They know standards and no business: what an amount may be at most is said by who asks.
package enum Validators {
    /// The remainder by 97 of a text in which letters count as 10 to 35 (ISO 7064, MOD 97-10).
    ///
    /// `bytes` are ASCII digits and capital letters.
    static func remainder97(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { remainder, byte in
            byte.isDigit
                ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
                : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        }
    }
}

extension UInt8 {
    /// A capital letter of ASCII.
    var isCapital: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }

    /// A letter or a digit of ASCII.
    var isLetterOrDigit: Bool { isDigit || isCapital || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
}
