import FoundationEssentials
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("The time of a record")
struct LogTimestampTests {
    private func text(_ milliseconds: Int64) -> String {
        var bytes: [UInt8] = []
        LogTimestamp(millisecondsSince1970: milliseconds).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "It is RFC 3339 in UTC with milliseconds",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (1_078_012_800_007, "2004-02-29T00:00:00.007Z"), (1_234_567_890_123, "2009-02-13T23:31:30.123Z"),
            (1_735_689_599_999, "2024-12-31T23:59:59.999Z"), (1_735_689_600_000, "2025-01-01T00:00:00.000Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func knownDates(_ milliseconds: Int64, _ expected: String) {
        #expect(text(milliseconds) == expected)
    }

    @Test("A clock out of its mind shows the nearest moment that can be written")
    func extremes() {
        #expect(text(-1) == "1970-01-01T00:00:00.000Z")
        #expect(text(.min) == "1970-01-01T00:00:00.000Z")
        #expect(text(253_402_300_800_000) == "9999-12-31T23:59:59.999Z")
        #expect(text(.max) == "9999-12-31T23:59:59.999Z")
    }

    @Test("Foundation reads the same moment from any of them")
    func foundationAgrees() throws {
        var generator = SeededGenerator(seed: 3)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for _ in 0..<2_000 {
            let milliseconds = Int64.random(in: 0...LogTimestamp.max.millisecondsSince1970, using: &generator)
            let date = try style.parse(text(milliseconds))
            #expect(abs(date.timeIntervalSince1970 * 1_000 - Double(milliseconds)) < 1, "\(milliseconds)")
        }
    }

    @Test("Now is the system's clock")
    func now() {
        let before = Date().timeIntervalSince1970 * 1_000
        let now = Double(LogTimestamp.now().millisecondsSince1970)
        let after = Date().timeIntervalSince1970 * 1_000
        #expect(now >= before - 1 && now <= after)
    }
}
