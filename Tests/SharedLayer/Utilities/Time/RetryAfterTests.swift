import Testing

@testable import SharedLayer

@Suite struct RetryAfterTests {
    @Test(
        "reads seconds and dates, and bounds them by a day",
        arguments: [
            ("0", 0), ("120", 120), ("999999999999999999999", 86_400), ("Sun, 06 Nov 1994 08:49:37 GMT", 37),
            ("Sun, 06 Nov 1994 08:48:00 GMT", 0), ("Mon, 06 Nov 2094 08:49:37 GMT", 86_400), ("-1", nil), ("", nil),
            ("soon", nil), ("1.5", nil), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
            ("Sun, 31 Feb 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 25:49:37 GMT", nil),
        ] as [(String, Int?)])
    func reads(text: String, expected: Int?) {
        // Sun, 06 Nov 1994 08:49:00 GMT
        let now = Timestamp(secondsSince1970: 784_111_740)
        #expect(RetryAfter.seconds(text, now: now) == expected)
    }
}
