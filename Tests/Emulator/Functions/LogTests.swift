import Testing

@testable import Functions

@Suite("Logs")
struct LogTests {
    private static func text(_ lines: [[UInt8]]) -> [String] { lines.map { String(decoding: $0, as: UTF8.self) } }

    @Test("cuts lines wherever the chunks are cut", arguments: 1...9)
    func chunks(size: Int) {
        let bytes = Array("one\ntwo\r\n\nthree".utf8)
        var splitter = LineSplitter()
        var lines: [[UInt8]] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            lines += splitter.append(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        if let rest = splitter.finish() { lines.append(rest) }
        #expect(Self.text(lines) == ["one", "two", "", "three"])
    }

    @Test("cuts a line that does not end")
    func longLine() {
        var splitter = LineSplitter(lineBytesMax: 4)
        #expect(Self.text(splitter.append(Array("abc".utf8))) == [])
        #expect(Self.text(splitter.append(Array("de".utf8))) == ["abcde"])
        #expect(splitter.finish() == nil)
    }

    @Test("keeps the last bytes as the tail")
    func tail() {
        var tail = LogTail(bytesMax: 8)
        for number in 1...100 { tail.append(Array("line \(number)".utf8)) }
        #expect(String(decoding: tail.bytes, as: UTF8.self) == "ine 100\n")
    }

    @Test(
        "writes milliseconds as AWS does",
        arguments: [
            (Duration.microseconds(1234), "1.23", 2), (.milliseconds(3000), "3000.00", 3000), (.zero, "0.00", 0),
            (.microseconds(999), "1.00", 1), (.microseconds(5049), "5.05", 6),
        ])
    func milliseconds(duration: Duration, text: String, billed: Int) {
        #expect(Milliseconds(duration).description == text)
        #expect(Milliseconds(duration).billed == billed)
    }
}
