/// Telephone numbers.
enum PhoneNumber {
    /// Whether the text is a number in E.164's form, single separators aside.
    static func isValid(_ text: String) -> Bool {
        let digits = text.utf8.filter { !"-./".utf8.contains($0) }
        guard digits.first == UInt8(ascii: "+"), 3...16 ~= digits.count else { return false }
        return digits.dropFirst().allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
