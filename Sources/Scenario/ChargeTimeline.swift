package import SharedLayer

/// What happened to charges, stage by stage: contracts' events and refused requests beside the invocations that made them.
package struct ChargeTimeline: Sendable {
    package let rows: [Row]

    package struct Row: Sendable, Equatable {
        package let at: Timestamp
        package let contract: String
        package let stage: String
        package let function: String
        package let isColdStart: Bool
        package let durationMilliseconds: Double
    }

    /// A request that was refused, and so left no event.
    package struct Refusal: Sendable {
        package let contract: String
        package let status: Int
        package let at: Timestamp

        package init(contract: String, status: Int, at: Timestamp) {
            self.contract = contract
            self.status = status
            self.at = at
        }
    }

    /// Events whose invocation is not among the reports are left out. Refusals, which are told in the order of their
    /// requests, take the validating function's other reports in the same order.
    package init(_ events: [ContractEventModel], refusals: [Refusal], _ reports: [InvocationReport]) {
        var rows = events.compactMap { event in
            reports.first { $0.requestID == event.requestID }.map { report in
                Row(event.at, event.reference.contractID, event.type.rawValue, report)
            }
        }
        let eventful = Set(events.map(\.requestID))
        let others = reports.filter {
            $0.function.hasSuffix("/ValidateContractFunction") && !eventful.contains($0.requestID)
        }
        rows += zip(refusals, others).map { refusal, report in
            Row(refusal.at, refusal.contract, "refused with \(refusal.status)", report)
        }
        self.rows = rows.sorted { $0.at < $1.at }
    }

    package var table: TextTable {
        let begin = rows.first?.at ?? Timestamp(millisecondsSince1970: 0)
        return TextTable(
            header: ["at", "contract", "stage", "function", "start", "time"],
            rows: rows.map { row in
                [
                    "+\(row.at.milliseconds(since: begin)) ms", row.contract, row.stage, row.function,
                    row.isColdStart ? "cold" : "warm", "\(Self.oneDigit(row.durationMilliseconds)) ms",
                ]
            })
    }

    private static func oneDigit(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension ChargeTimeline.Row {
    /// A cold start's init phase counts as time of the stage.
    fileprivate init(_ at: Timestamp, _ contract: String, _ stage: String, _ report: InvocationReport) {
        self.init(
            at: at, contract: contract, stage: stage, function: report.function, isColdStart: report.isColdStart,
            durationMilliseconds: report.durationMilliseconds + (report.initMilliseconds ?? 0))
    }
}
