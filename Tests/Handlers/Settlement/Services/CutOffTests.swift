import Settlement
import SharedLayer
import Testing

@Suite("A cut-off")
struct CutOffTests {
    @Test(
        "is the last one that is not later, and the next one a day after",
        arguments: [
            ("00:00", "2026-11-22T00:00:00.000Z", "2026-11-22T00:00:00.000Z"),
            ("00:00", "2026-11-21T23:59:59.999Z", "2026-11-21T00:00:00.000Z"),
            ("17:30", "2026-11-22T17:29:59.999Z", "2026-11-21T17:30:00.000Z"),
            ("17:30", "2026-11-22T17:30:00.000Z", "2026-11-22T17:30:00.000Z"),
            ("23:59", "2026-03-01T00:00:00.000Z", "2026-02-28T23:59:00.000Z"),
            ("12:00", "1969-12-31T11:00:00.000Z", "1969-12-30T12:00:00.000Z"),
        ])
    func last(cutOff: String, moment: String, expected: String) throws {
        let cutOff = try #require(CutOff(cutOff))
        let moment = try #require(Timestamp(moment))
        #expect(cutOff.last(at: moment).text == expected)
        #expect(cutOff.next(after: moment) == cutOff.last(at: moment).adding(seconds: 86_400))
    }

    @Test(
        "is written as hours and minutes", arguments: ["", "24:00", "12:60", "1:00", "12-00", "+1:00", "12:0", "a0:00"])
    func malformed(_ text: String) {
        #expect(CutOff(text) == nil)
    }
}
