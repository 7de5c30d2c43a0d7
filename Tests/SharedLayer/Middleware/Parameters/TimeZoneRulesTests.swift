import SharedLayer
import TestSupport
import Testing

@Suite("Time zones")
struct TimeZoneRulesTests {
    private static let script = """
        import random, sys, zoneinfo
        from datetime import datetime
        random.seed(int(sys.argv[1]))
        for name in sorted(zoneinfo.available_timezones()):
            zone = zoneinfo.ZoneInfo(name)
            for _ in range(12):
                moment = random.randrange(-3_000_000_000, 6_000_000_000)
                offset = datetime.fromtimestamp(moment, zone).utcoffset()
                print(name, moment, int(offset.total_seconds()))
        """

    @Test(
        "Every zone is as far from UTC as Python says, before, in and after its table",
        arguments: [UInt64.random(in: 0..<1_000_000)])
    func offsets(_ seed: UInt64) async throws {
        let finished = try await ChildProcess.finish("python3", ["-c", Self.script, "\(seed)"])
        #expect(finished.succeeded, "\(finished.output)")
        let lines = finished.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.count > 4_000)
        var zones: [String: TimeZoneRules] = [:]
        for line in lines {
            let name = String(line[0])
            if zones[name] == nil { zones[name] = TimeZoneRules(named: name) }
            let moment = Timestamp(secondsSince1970: try #require(Int64(line[1])))
            #expect(zones[name]?.offsetSeconds(at: moment) == Int(line[2]), "seed \(seed): \(line)")
        }
    }

    @Test(
        "What is no zone is none",
        arguments: ["", "No/Where", "../passwd", "/etc/passwd", "tzdata.zi", "Europe", "a b", "ö"])
    func none(_ name: String) {
        #expect(TimeZoneRules(named: name) == nil)
    }
}
