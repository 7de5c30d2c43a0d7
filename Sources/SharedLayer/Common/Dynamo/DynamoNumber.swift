/// What DynamoDB's numbers can be.
///
/// Source: DynamoDB developer guide, "Supported data types and naming rules", Number.
enum DynamoNumber {
    static let significantDigitsMax = 38
    /// The range of a number's first digit: 1E-130 to 9.99…E+125.
    private static let magnitudes = -129...126

    static func isStorable(_ number: ExactDecimal) -> Bool {
        number.significantDigits <= significantDigitsMax && (number.isZero || magnitudes.contains(number.magnitude))
    }

    /// The service would round or refuse it; we refuse.
    static func refusal(_ value: Any, at path: [any CodingKey]) -> EncodingError {
        .invalidValue(
            value,
            .init(
                codingPath: path, debugDescription: "a DynamoDB number has at most 38 digits, from 1E-130 to 9.9E+125"))
    }
}
