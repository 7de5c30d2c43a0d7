import Testing

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
            "1", "{}", #"{"Timestamp":"x","CloudWatchMetrics":[]}"#,
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

    @Test("only JSON with the mark is looked at")
    func mark() {
        #expect(EmbeddedLine.mayBeOne(Array("\t{\"_aws\":1}".utf8)))
        #expect(EmbeddedLine.mayBeOne(Array(#" {"a":"\"","_aws":1}"#.utf8)))
        #expect(!EmbeddedLine.mayBeOne(Array(#"{"aws":1}"#.utf8)))
        #expect(!EmbeddedLine.mayBeOne(Array(#"text "_aws""#.utf8)))
    }
}
