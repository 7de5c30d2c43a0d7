/// Sort keys that end in a number: padded, so that the texts sort as the numbers do.
enum NumberedKey {
    static let digits = 8
    static let numberMax = 99_999_999

    static func text(_ prefix: String, _ number: Int) -> String { prefix + padded(number, digits) }

    /// Throws `outOfRange` for a number that has no such text, or is below `min`.
    static func check(_ number: Int, _ field: String, min: Int = 1) throws(ShapeError) {
        try FieldShape.number(number, field, in: min...numberMax)
    }
}
