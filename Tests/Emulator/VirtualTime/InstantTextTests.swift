import FoundationEssentials
import Testing
import VirtualTime

@Suite("Times as people write them")
struct InstantTextTests {
    @Test(
        "A time has a zone, or is a date by UTC",
        arguments: [
            ("2026-12-01", 1_796_083_200_000), ("2026-12-01T08:30:00Z", 1_796_113_800_000),
            ("2026-12-01T08:30:00.250Z", 1_796_113_800_250), ("2026-12-01T08:30:00+02:00", 1_796_106_600_000),
        ] as [(String, Int64)])
    func times(text: String, milliseconds: Int64) {
        #expect(VirtualClock.Instant(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(
        "What is half a time is none, rather than the beginning of its day",
        arguments: [
            "2026-12-01T08:30", "2026-12-01T08:30:00", "2026-12-01 08:30:00", "2026-12-01 25:00", "2026-12-01x",
            "2026-12-01T08:30:00Zulu", "2026-12-01T08:30:00Z and on", "2026-13-01", "2026-02-30", "12-01", "",
        ])
    func halves(text: String) {
        #expect(VirtualClock.Instant(iso8601: text) == nil)
    }
}
