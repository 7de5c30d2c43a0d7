import Storage
import Testing
import VirtualTime

@testable import Monitoring

@Suite struct EmbeddedLineTests {
    private static let now = 1_800_000_000.0

    private func data(_ metadata: String, _ members: String = #""S":"x","M":1"#) -> [Datum] {
        EmbeddedLine.data(Array(#"{"_aws":\#(metadata),\#(members)}"#.utf8), now: Self.now)
    }

    private let directive =
        #"{"Timestamp":1800000000000,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[["S"],[]],"Metrics":[{"Name":"M","Unit":"Count"}]}]}"#

    @Test("each set of dimensions gives the metric once")
    func sets() {
        let found = data(directive)
        #expect(found.map(\.metric.dimensions.count) == [1, 0])
        #expect(found.allSatisfy { $0.unit == "Count" && $0.statistics.sum == 1 && $0.at == Self.now })
    }

    @Test(
        "a malformed line gives nothing",
        arguments: [
            "1", "{}", String(repeating: "[", count: 100_000), #"{"a":"# + String(repeating: "[", count: 400),
            #"{"Timestamp":"x","CloudWatchMetrics":[]}"#,
            #"{"Timestamp":1800000000000,"CloudWatchMetrics":[1]}"#,
            #"{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[]],"Metrics":[{"Name":"M"}]}]}"#,
        ])
    func malformed(metadata: String) {
        #expect(data(metadata).isEmpty)
    }

    @Test(
        "a metric without a number, or a dimension without a text, is left out",
        arguments: [
            #""S":"x","M":"1""#, #""S":1,"M":"1""#, #""S":"x""#, #""S":"x","M":[]"#, #""S":"x","M":[1,null]"#,
            #""S":"x","M":[1e308,1e308]"#,
        ])
    func members(members: String) {
        #expect(data(directive, members).isEmpty)
    }

    @Test("a line gives a bounded number of metrics, however many sets it names")
    func bounded() {
        let sets = Array(repeating: "[]", count: 50_000).joined(separator: ",")
        let found = data(
            #"{"Timestamp":1800000000000,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[\#(sets)],"Metrics":[{"Name":"M"}]}]}"#
        )
        #expect(found.count == EmbeddedLine.dataMax)
    }

    @Test(
        "a function's time, which is the machine's, moves with the emulator's clock",
        arguments: [0, 86_400, 30 * 86_400])
    func advanced(offset: Double) {
        let line = Array(#"{"_aws":\#(directive),"S":"x","M":1}"#.utf8)
        let found = EmbeddedLine.data(line, now: Self.now + offset, offset: offset)
        #expect(found.map(\.at) == [Self.now + offset, Self.now + offset])
    }

    @Test("lines beyond what may wait are dropped, by their number and by their bytes")
    func flood() throws {
        let metrics = EmbeddedMetrics(
            try MonitoringService(
                store: Store.open("monitoring", at: .inMemory, migrator: MonitoringService.migrator),
                clock: VirtualClock()))
        let line = Array((#"{"_aws":""# + String(repeating: "x", count: 1 << 20)).utf8)
        for _ in 0..<20 { metrics.offer(line) }
        #expect(metrics.droppedCount == 5)
    }

    @Test("only JSON with the mark is looked at")
    func mark() {
        #expect(EmbeddedLine.mayBeOne(Array("\t{\"_aws\":1}".utf8)))
        #expect(EmbeddedLine.mayBeOne(Array(#" {"a":"\"","_aws":1}"#.utf8)))
        #expect(!EmbeddedLine.mayBeOne(Array(#"{"aws":1}"#.utf8)))
        #expect(!EmbeddedLine.mayBeOne(Array(#"text "_aws""#.utf8)))
    }
}
