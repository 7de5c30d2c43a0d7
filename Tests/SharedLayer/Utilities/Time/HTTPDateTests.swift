import TestSupport
import Testing

@testable import SharedLayer

@Suite struct HTTPDateTests {
    private let now = Timestamp(secondsSince1970: 1_800_000_000)

    @Test(
        "reads the three forms of RFC 9110",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ])
    func forms(text: String) {
        #expect(HTTPDate.seconds(text, now: now) == 784_111_777)
    }

    @Test("reads what Python writes of any moment")
    func python() async throws {
        let script = """
            import email.utils, random, time
            random.seed(7)
            for _ in range(300):
                moment = random.randrange(0, 4102444800)
                print(moment, time.asctime(time.gmtime(moment)), email.utils.formatdate(moment, usegmt=True), sep="|")
            """
        let lines = try await ChildProcess.finish("python3", ["-c", script]).output.split(separator: "\n")
        #expect(lines.count == 300)
        for line in lines {
            let parts = line.split(separator: "|").map(String.init)
            for text in parts.dropFirst() { #expect(HTTPDate.seconds(text, now: now) == Int64(parts[0]), "\(text)") }
        }
    }

    @Test("takes a year of two digits for one that is not far ahead", arguments: [("77", 2077), ("78", 1978)])
    func shortYear(short: String, year: Int) throws {
        let expected = try #require(CivilDate(year: year, month: 1, day: 1)).daysSince1970 * 86_400
        #expect(HTTPDate.seconds("Friday, 01-Jan-\(short) 00:00:00 GMT", now: now) == Int64(expected))
    }

    @Test(
        "reads no other text",
        arguments: [
            "", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
            "Sunday, 06-Nov-1994 08:49:37 GMT", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 8:49:37 GMT",
        ])
    func others(text: String) {
        #expect(HTTPDate.seconds(text, now: now) == nil)
    }
}
