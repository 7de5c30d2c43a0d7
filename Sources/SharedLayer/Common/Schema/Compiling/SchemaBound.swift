/// A number that others are compared with.
struct SchemaBound: Sendable {
    let exact: ExactDecimal
    let short: ShortDecimal?

    init(_ number: JSONNumber) {
        exact = number.decimal
        short = ShortDecimal(number.text)
    }
}
