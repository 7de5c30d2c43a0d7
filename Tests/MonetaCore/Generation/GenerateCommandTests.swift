import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("moneta-core data generate", .timeLimit(.minutes(2)))
struct GenerateCommandTests {
    @Test("Writes the same bytes for the same seed and day, and nothing else", arguments: GeneratedPipeline.allCases)
    func sameBytes(_ pipeline: GeneratedPipeline) async throws {
        let arguments = ["--pipeline", pipeline.rawValue, "--count", "20", "--seed", "3", "--as-of", "2026-11-22"]
        let first = try await MonetaCore.run(["data", "generate"] + arguments)
        let second = try await MonetaCore.run(["data", "generate"] + arguments)
        #expect(first == second)
        for line in first.split(separator: "\n") { #expect(try JSONParser().parse(Array(line.utf8)).object != nil) }
        let later = try await MonetaCore.run(["data", "generate"] + arguments.dropLast() + ["2026-12-31"])
        // People, partners and what a dispute says of a charge have no dates.
        #expect((later == first) == [.authentication, .partner, .dispute].contains(pipeline))
    }

    @Test("The three formats hold the same records")
    func formats() async throws {
        try await TemporaryDirectory.with { folder in
            let base = ["data", "generate", "--pipeline", "reconciliation", "--count", "40", "--as-of", "2026-11-22"]
            let lines = try await MonetaCore.run(base).split(separator: "\n")
                .map { try JSONParser().parse(Array($0.utf8)) }
            _ = try await MonetaCore.run(base + ["--format", "json", "--output", folder.file("records.json")])
            let text = try String(contentsOfFile: folder.file("records.json"), encoding: .utf8)
            #expect(try JSONParser().parse(Array(text.utf8)).array == lines)
            let table = try await MonetaCore.run(base + ["--format", "csv"]).split(separator: "\r\n")
            #expect(table.count == lines.count + 1)
            let names = table[0].split(separator: ",").map(String.init)
            for (row, line) in zip(table.dropFirst(), lines) {
                #expect(row.split(separator: ",").map(String.init) == names.map { line[$0]?.string })
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["records.json"])
        }
    }

    @Test("The planted differences go to a file of their own")
    func planted() async throws {
        try await TemporaryDirectory.with { folder in
            _ = try await MonetaCore.run([
                "data", "generate", "--pipeline", "reconciliation", "--count", "200", "--output",
                folder.file("records.jsonl"), "--planted", folder.file("planted.jsonl"),
            ])
            let planted = try String(contentsOfFile: folder.file("planted.jsonl"), encoding: .utf8)
            let differences = try planted.split(separator: "\n").map { try JSONParser().parse(Array($0.utf8)) }
            #expect(!differences.isEmpty)
            for difference in differences {
                #expect(PlantedDifference(rawValue: difference["difference"]?.string ?? "") != nil)
            }
        }
    }

    @Test(
        "Says what is wrong with an argument, and what to give instead",
        arguments: [
            (["--pipeline", "subscription", "--count", "0"], "--count must be from 1 to"),
            (["--pipeline", "subscription", "--as-of", "2026-02-30"], "--as-of must be a day such as"),
            (["--pipeline", "subscription", "--format", "csv"], "use --format jsonl or json"),
            (["--pipeline", "subscription", "--planted", "x"], "--planted is for --pipeline reconciliation"),
            (["--pipeline", "subscriptions"], "subscription"),
            (["--pipeline", "partner", "--output", "/no/such/folder/x"], "/no/such/folder/x cannot be written"),
        ])
    func wrong(_ arguments: [String], _ text: String) async throws {
        let finished = try await ChildProcess.finish(MonetaCore.executable, ["data", "generate"] + arguments)
        #expect(!finished.succeeded)
        #expect(finished.output.contains(text), "\(finished.output)")
    }
}
