package import SharedLayer

/// What happened to a contract, stage by stage: its events beside the invocations that made them.
package struct ChargeTimeline: Sendable {
    package let rows: [Row]

    package struct Row: Sendable, Equatable {
        /// After the first row.
        package let atMilliseconds: Int64
        package let stage: String
        package let function: String
        package let isColdStart: Bool
        package let durationMilliseconds: Double
    }

    /// Events whose invocation is not among the reports are left out.
    package init(_ events: [ContractEventModel], _ reports: [InvocationReport]) {
        let begin = events.first?.at ?? Timestamp(millisecondsSince1970: 0)
        rows = events.compactMap { event in
            reports.first { $0.requestID == event.requestID }.map { report in
                Row(
                    atMilliseconds: event.at.milliseconds(since: begin), stage: event.type.rawValue,
                    function: report.function, isColdStart: report.isColdStart,
                    durationMilliseconds: report.durationMilliseconds + (report.initMilliseconds ?? 0))
            }
        }
    }

    package var table: TextTable {
        TextTable(
            header: ["at", "stage", "function", "start", "time"],
            rows: rows.map { row in
                [
                    "+\(row.atMilliseconds) ms", row.stage, row.function, row.isColdStart ? "cold" : "warm",
                    "\(Self.oneDigit(row.durationMilliseconds)) ms",
                ]
            })
    }

    private static func oneDigit(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
