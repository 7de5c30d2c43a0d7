import BenchReport

/// One section of the report: measured in rounds, so that what changes on the machine meanwhile meets all peers.
protocol Measurement {
    var section: Section { get }

    mutating func measure(round: Int) async throws

    var figures: [Figure] { get }
    var tables: [Table] { get }
    var targets: [Target] { get }
}
