extension JSONNumber {
    /// Whether the value is an integer, however it is written: 1.0 and 1e3 are.
    var isInteger: Bool {
        text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") } || decimal.isInteger
    }
}
