import Testing
import VirtualTime

@Suite("A span of time as text")
struct DurationSpanTests {
    @Test(
        "A span is read as people write it, and as ISO 8601 has it",
        arguments: [
            ("90s", 90), ("90m", 5_400), ("1h30m", 5_400), ("1d", 86_400), ("2w1d", 1_296_000), ("1H30M", 5_400),
            ("PT90M", 5_400), ("P1DT12H", 129_600), ("P2W", 1_209_600), ("p1dt1s", 86_401), ("0d", 0),
        ])
    func valid(text: String, seconds: Int) {
        #expect(Duration(span: text) == .seconds(seconds))
    }

    @Test(
        "What is no span, or one of unknown length, is none",
        arguments: [
            "", "d", "1", "1x", "-1d", "1.5h", "1m1h", "1d1d", "P", "PT", "P1M", "P1DT", "P1H", "PT1D", "1 d", "P1Y",
            "1m 30s",
            "999999999999d", "٣d",
        ])
    func invalid(text: String) {
        #expect(Duration(span: text) == nil)
    }
}
