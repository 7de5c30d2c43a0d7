import ArgumentParser
import Scenario
import SharedLayer

/// How many data are made, and from what.
struct GenerationOptions: ParsableArguments {
    @Option(help: "How many; of charges where a charge has several records. At most \(Self.countMax).")
    var count = 10

    @Option(help: "What the choices come from: the same seed and day give the same bytes.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "The day before which everything happened. Today in UTC when left out.", valueName: "YYYY-MM-DD"))
    var asOf: String?

    static let countMax = 10_000_000

    func validate() throws {
        guard 1...Self.countMax ~= count else {
            throw ValidationError("--count must be from 1 to \(Self.countMax), not \(count).")
        }
        if let asOf, CivilDate(asOf) == nil {
            throw ValidationError("--as-of must be a day such as 2026-11-22, not “\(asOf)”.")
        }
    }

    func generator(_ pipeline: GeneratedPipeline) -> DataGenerator {
        let today = CivilDate(daysSince1970: Int(Timestamp.now().secondsSince1970 / Self.secondsPerDay))
        return DataGenerator(
            pipeline: pipeline, seed: seed, asOf: asOf.flatMap { CivilDate($0) } ?? today,
            plan: SeedPlan(partnerAPIKey: ""))
    }

    private static let secondsPerDay: Int64 = 86_400
}
