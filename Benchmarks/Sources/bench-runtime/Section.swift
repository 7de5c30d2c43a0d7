import ArgumentParser

/// What is measured; `--only` picks among these.
enum Section: String, CaseIterable, ExpressibleByArgument, Codable {
    case warm, large, start, first, memory, calls

    func makeMeasurement(_ bench: Bench) throws -> any Measurement {
        switch self {
        case .warm: WarmMeasurement(bench)
        case .large: LargeMeasurement(bench)
        case .start: try StartMeasurement(bench)
        case .first: FirstMeasurement(bench)
        case .memory: MemoryMeasurement(bench)
        case .calls: CallsMeasurement(bench)
        }
    }
}
