package import SharedLayer

/// What subscriptions cost, in minor units: the price points that shops use in each currency, the common ones more often.
///
/// Monthly prices end as people are used to (`9.99`, `12.90` in Swiss francs, `980` in yen); some are for a year.
package struct PriceList: Sendable {
    package let currency: Currency
    package let prices: [(value: Int64, weight: Int)]

    private init?(_ code: String, _ prices: KeyValuePairs<Int64, Int>) {
        guard let currency = Currency(code) else { return nil }
        self.currency = currency
        self.prices = prices.map { (value: $0.key, weight: $0.value) }
    }

    /// Currencies with no, two and three digits after the point are among them.
    package static let all: [(value: PriceList, weight: Int)] = [
        (
            PriceList(
                "USD",
                [
                    299: 4, 499: 10, 799: 12, 999: 20, 1_099: 8, 1_199: 10, 1_499: 10, 1_549: 6, 1_799: 5, 2_299: 6,
                    2_999: 4, 4_900: 2, 9_999: 2, 11_999: 1, 13_900: 1, 59_900: 1,
                ]), 45
        ),
        (
            PriceList(
                "EUR",
                [
                    299: 4, 499: 12, 799: 10, 999: 20, 1_199: 10, 1_299: 10, 1_399: 8, 1_799: 6, 1_999: 5, 2_990: 3,
                    8_990: 2, 9_900: 2, 24_900: 1,
                ]), 25
        ),
        (PriceList("GBP", [399: 8, 599: 10, 799: 12, 999: 16, 1_099: 12, 1_599: 6, 1_799: 6, 7_990: 3, 9_500: 2]), 10),
        (PriceList("JPY", [480: 8, 580: 8, 980: 20, 1_080: 12, 1_490: 10, 1_980: 8, 2_900: 3, 5_900: 3]), 6),
        (PriceList("BRL", [1_490: 10, 1_990: 12, 2_190: 14, 3_490: 8, 4_490: 6, 16_690: 2]), 5),
        (PriceList("INR", [9_900: 10, 14_900: 14, 19_900: 12, 29_900: 8, 49_900: 6, 64_900: 4, 149_900: 2]), 4),
        (PriceList("CHF", [590: 8, 1_290: 14, 1_490: 10, 1_990: 8, 2_690: 4, 12_900: 2]), 3),
        (PriceList("KWD", [1_500: 8, 2_990: 10, 4_500: 6, 9_900: 2]), 2),
    ].compactMap { list, weight in list.map { (value: $0, weight: weight) } }
}
