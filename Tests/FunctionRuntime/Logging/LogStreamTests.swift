import Testing

@testable import FunctionRuntime

@Suite("The log's stream", .timeLimit(.minutes(1)))
struct LogStreamTests {
    @Test("A record is one write")
    func oneWrite() async throws {
        let pipe = LogPipe(keepsWritesApart: true)
        let records = ["first\n", "second\n", String(repeating: "x", count: 4_000) + "\n"].map { Array($0.utf8) }
        let pieces = try await pipe.pieces {
            for record in records { pipe.stream.write(record) }
        }
        #expect(pieces == records)
    }

    @Test(
        "A record beyond what a pipe holds comes whole, whether or not the writer can wait", arguments: [true, false])
    func longRecord(_ blocks: Bool) async throws {
        let pipe = LogPipe(blocks: blocks)
        let record = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 / 251) }
        let pieces = try await pipe.pieces { pipe.stream.write(record) }
        #expect(pieces.count > 1)
        #expect(Array(pieces.joined()) == record)
    }

    @Test("Records of many tasks never mix, however long they are", arguments: [true, false])
    func concurrency(_ blocks: Bool) async throws {
        let pipe = LogPipe(blocks: blocks)
        // Longer than a pipe takes in one piece, so that a writer has to wait in the middle of most of them.
        let letterCount = 20_000
        let lines = try await pipe.lines {
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        for number in 0..<10 {
                            let letters = String(repeating: "\(task)", count: letterCount)
                            pipe.stream.write(Array("\(task) \(number) \(letters)\n".utf8))
                        }
                    }
                }
            }
        }
        var expected: Set<String> = []
        for task in 0..<8 {
            for number in 0..<10 {
                expected.insert("\(task) \(number) \(String(repeating: "\(task)", count: letterCount))")
            }
        }
        #expect(lines.count == expected.count)
        #expect(Set(lines) == expected)
    }

    @Test("A stream that is gone stops nobody")
    func closedStream() {
        LogStream(fileDescriptor: -1).write(Array("lost\n".utf8))
    }
}
