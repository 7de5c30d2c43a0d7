import ArgumentParser
import Scenario
import SharedLayer

/// `moneta-core data generate`.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make realistic data for a pipeline, the same for the same seed and day.",
        discussion: """
            subscription, dispute, settlement, partner, authentication: bodies of requests. reconciliation: a partner's \
            records, one in ten charges with a difference planted (--planted FILE lists them). contract: contracts with \
            their event chains. transaction: entries of PutEvents that tell of charges.

            All are about the same simulated charges: disputes and records number N are about charge N of that seed. The \
            first records of a longer run are the records of a shorter one. Names of the organization, publisher, partner \
            and mPasses are those of `moneta-core data seed`.
            """)

    @Option(help: "What to make data for: \(GeneratedPipeline.allCases.map(\.rawValue).joined(separator: ", ")).")
    var pipeline: GeneratedPipeline

    @OptionGroup var generation: GenerationOptions

    @Option(help: "jsonl, json, or csv for records without nesting.")
    var format = DataFormat.jsonl

    @Option(help: "The file to write, which appears when it is complete; - is standard output.")
    var output = "-"

    @Option(help: "reconciliation: a file for the planted differences, as JSON Lines.")
    var planted: String?

    func validate() throws {
        if planted != nil, pipeline != .reconciliation {
            throw ValidationError("--planted is for --pipeline reconciliation: other data have no planted differences.")
        }
        if format == .csv, Self.nested.contains(pipeline) {
            throw ValidationError(
                "\(pipeline.rawValue) records are nested and cannot be CSV: use --format jsonl or json.")
        }
    }

    func run() throws {
        let generator = generation.generator(pipeline)
        try write(generator)
        if let planted { try writeDifferences(generator, to: planted) }
    }

    private func write(_ generator: DataGenerator) throws {
        var records = RecordWriter(format, to: try TextOutput(path: output))
        var progress = ProgressBar("Generating", total: generation.count)
        for number in 1...generation.count {
            for record in try generator.records(number: number) { try records.write(record) }
            progress.advance(to: number)
        }
        progress.finish()
        try records.finish()
    }

    private func writeDifferences(_ generator: DataGenerator, to path: String) throws {
        var differences = RecordWriter(.jsonl, to: try TextOutput(path: path))
        for number in 1...generation.count {
            if let difference = try generator.plantedDifference(number: number) { try differences.write(difference) }
        }
        try differences.finish()
    }

    private static let nested: [GeneratedPipeline] = [.subscription, .dispute, .contract, .transaction]
}
