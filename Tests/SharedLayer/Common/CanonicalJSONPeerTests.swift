import SharedLayer
import TestSupport
import Testing

@Suite("Canonical JSON beside Python's", .tags(.wire))
struct CanonicalJSONPeerTests {
    /// Reads documents line by line. Integers that no double holds are read as doubles: the library would refuse them.
    private static let script = """
        import json, rfc8785, sys
        def number(text):
            return int(text) if abs(int(text)) < 2**53 else float(text)
        for line in open(sys.argv[1], encoding="utf-8", newline="\\n"):
            sys.stdout.buffer.write(rfc8785.dumps(json.loads(line, parse_int=number)) + b"\\n")
        """

    @Test("Generated documents get the same bytes as from rfc8785 of PyPI", arguments: [UInt64.random(in: 0 ... .max)])
    func generatedDocuments(_ seed: UInt64) async throws {
        let python = try await PythonEnvironment.prepare("rfc8785", packages: ["rfc8785==0.1.4"])
        var generator = SeededGenerator(seed: seed)
        let documents = (0..<2_000).map { _ in randomValue(depth: 4, &generator) }
        try await TemporaryDirectory.with { directory in
            let file = try directory.write("documents.jsonl", documents.map { $0.description + "\n" }.joined())
            let finished = try await ChildProcess.finish(python.python, ["-c", Self.script, file])
            #expect(finished.succeeded, "\(finished.output)")
            let theirs = finished.output.split(separator: "\n").map(String.init)
            try #require(theirs.count == documents.count, "seed \(seed)")
            for (document, their) in zip(documents, theirs) {
                let ours = String(decoding: try CanonicalJSON.bytes(of: document), as: UTF8.self)
                #expect(Array(ours.utf8) == Array(their.utf8), "seed \(seed): \(document)")
            }
        }
    }

    private func randomValue(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
        case 0: return [nil, true, false].randomElement(using: &generator) ?? nil
        case 1: return .string(randomText(&generator))
        case 2, 3: return .number(randomNumber(&generator))
        case 4: return .number(JSONNumber(Int.random(in: -100...100, using: &generator)))
        case 5:
            let count = Int.random(in: 0...4, using: &generator)
            return .array((0..<count).map { _ in randomValue(depth: depth - 1, &generator) })
        default:
            let count = Int.random(in: 0...12, using: &generator)
            let members = (0..<count).map { _ in
                (randomText(&generator), randomValue(depth: depth - 1, &generator))
            }
            return .object(JSONObject(members))
        }
    }

    /// From every plane, and with what has to be escaped.
    private func randomText(_ generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0xD000...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x1_F9FF,
            0x10_0000...0x10_FFFD,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
            text.unicodeScalars.append(UnicodeScalar(UInt32.random(in: range, using: &generator)) ?? "x")
        }
        return text
    }

    private func randomNumber(_ generator: inout SeededGenerator) -> JSONNumber {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            let double = Double(bitPattern: .random(in: 0 ... .max, using: &generator))
            return JSONNumber("\(double)") ?? JSONNumber(0)
        case 1: return JSONNumber(Int64.random(in: .min ... .max, using: &generator))
        default:
            let digits = Int64.random(in: 0...99_999_999_999, using: &generator)
            return JSONNumber(
                ExactDecimal(minorUnits: digits, fractionDigits: .random(in: -12...20, using: &generator)))
        }
    }
}
