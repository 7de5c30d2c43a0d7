import FoundationEssentials
import SharedLayer
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "A moment is written in UTC with milliseconds and read back",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_737_019_800_123, "2025-01-16T09:30:00.123Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (-2_208_988_800_000, "1900-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func text(_ milliseconds: Int64, _ text: String) {
        let moment = Timestamp(millisecondsSince1970: milliseconds)
        #expect(moment.text == text)
        #expect(Timestamp(text) == moment)
    }

    @Test(
        "Offsets, fractions and leap seconds are read as RFC 3339 says",
        arguments: [
            ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
            ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.000Z"),
            ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000Z"),
            ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z"),
            ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
            ("2025-01-16t09:30:00.123456789z", "2025-01-16T09:30:00.123Z"),
        ])
    func reading(_ text: String, _ same: String) {
        #expect(Timestamp(text)?.text == same)
    }

    @Test(
        "What is no date and time is refused",
        arguments: [
            "", "2025-01-16", "2025-01-16T09:30Z", "2025-01-16T09:30:00", "2025-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z", "2025-01-16T24:00:00Z", "2025-01-16T09:60:00Z", "2025-01-16T09:30:60Z",
            "2025-01-16T09:30:00.Z", "2025-01-16 09:30:00Z", "2025-01-16T09:30:00+1:00", "2025-01-16T09:30:00+24:00",
            "+025-01-16T09:30:00Z", "2025-01-16T09:30:00Zz",
        ])
    func refused(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("Days agree with Foundation's calendar over four centuries")
    func calendar() throws {
        for days in stride(from: -80_000, through: 80_000, by: 37) {
            let moment = Timestamp(secondsSince1970: Int64(days) * 86_400)
            let date = Date(timeIntervalSince1970: Double(days) * 86_400)
            #expect(moment.text == date.ISO8601Format(.init(includingFractionalSeconds: true)))
        }
    }

    @Test("Seconds are rounded down, also before 1970")
    func seconds() {
        #expect(Timestamp(millisecondsSince1970: 1_999).secondsSince1970 == 1)
        #expect(Timestamp(millisecondsSince1970: -1).secondsSince1970 == -1)
        #expect(
            Timestamp(secondsSince1970: 7).adding(seconds: 3).milliseconds(since: Timestamp(secondsSince1970: 9))
                == 1_000)
    }
}
