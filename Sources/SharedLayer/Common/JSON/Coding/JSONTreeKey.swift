/// The key of a member, or the place of an element, in a coding path.
struct JSONTreeKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }

    /// The member that `superEncoder` and `superDecoder` use.
    static let `super` = JSONTreeKey(stringValue: "super")
}
