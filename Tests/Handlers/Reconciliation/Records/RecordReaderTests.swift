import SharedLayer
import Testing

@testable import Reconciliation

@Suite("Readers of a partner's records")
struct RecordReaderTests {
    static let columns = ["record_id", "amount", "currency", "date", "contract_id"]

    @Test(
        "CSV is read as RFC 4180 writes it",
        arguments: [
            (#"r-1,10.50,USD,2026-11-21,c-1"#, "r-1"), (#""r-1","10.50",USD,"2026-11-21","#, "r-1"),
            (#"r-1,1e1,USD,2026-11-21T23:59:59Z,"#, "r-1"),
        ])
    func csv(_ line: String, _ id: String) throws {
        let record = try CSVRecordReader(columns: Self.columns).record(Array(line.utf8))
        #expect(record.id == id && record.date == "2026-11-21" && record.kind == .charge)
    }

    @Test(
        "A line that is no record is refused, with what is wrong",
        arguments: [
            ("r-1,10,USD", RecordFault.Code.malformed), ("r\"1,10,USD,2026-11-21,", .malformed),
            ("\"r-1,10,USD,2026-11-21,", .malformed), ("\"r-1\"x,10,USD,2026-11-21,", .malformed),
            (",10,USD,2026-11-21,", .fieldMissing), ("r#1,10,USD,2026-11-21,", .fieldMalformed),
            ("r-1,10.001,USD,2026-11-21,", .fieldMalformed), ("r-1,0,USD,2026-11-21,", .fieldMalformed),
            ("r-1,-1,USD,2026-11-21,", .fieldMalformed), ("r-1,1e30,USD,2026-11-21,", .fieldMalformed),
            ("r-1,ten,USD,2026-11-21,", .fieldMalformed), ("r-1,10,XXX,2026-11-21,", .fieldMalformed),
            ("r-1,10,USD,2026-02-30,", .fieldMalformed),
        ])
    func refused(_ line: String, _ code: RecordFault.Code) throws {
        let reader = try CSVRecordReader(columns: Self.columns)
        let fault = #expect(throws: RecordFault.self) { try reader.record(Array(line.utf8)) }
        #expect(fault?.code == code)
    }

    @Test(
        "A period is a year, a month or a day that exists, and may be left out",
        arguments: [
            ("2026", true), ("2026-11", true), ("2026-11-21", true), ("", true), ("2026-13", false),
            ("2026-02-30", false),
            ("26-11", false), ("2026-1", false), ("2026/11", false), ("202611", false), ("Q4-2026", false),
            ("2026-11-", false),
            ("２０２６", false),
        ])
    func period(_ text: String, _ isRead: Bool) throws {
        let reader = try CSVRecordReader(columns: Self.columns + ["period"])
        let line = Array("r-1,10,USD,2026-11-21,c-1,\(text)".utf8)
        if isRead {
            let record = try reader.record(line)
            #expect(record.period == (text.isEmpty ? nil : text))
            var work: [UInt8] = []
            RecordLine.append(record, to: &work)
            #expect(try RecordLine.records(work) == [record])
        } else {
            let fault = #expect(throws: RecordFault.self) { try reader.record(line) }
            #expect(fault?.field == "period" && fault?.code == .fieldMalformed)
        }
    }

    @Test(
        "A line of JSON with another member, another type or a duplicate is refused",
        arguments: [
            #"{"record_id":"r","amount":1,"currency":"USD","date":"2026-11-21","x":1}"#,
            #"{"record_id":1,"amount":1,"currency":"USD","date":"2026-11-21"}"#,
            #"{"record_id":"r","record_id":"r","amount":1,"currency":"USD","date":"2026-11-21"}"#, "[]", "",
        ])
    func json(_ line: String) {
        #expect(throws: RecordFault.self) { try JSONLinesRecordReader().record(Array(line.utf8)) }
    }

    @Test("Whatever the bytes are, readers read or refuse, and pieces are cut as the whole is")
    func total() throws {
        var generator = RecordGenerator(seed: 7)
        let alphabet = Array("\"\"\n\n\r,,{}:0a\u{e9}".utf8) + [0, 0xFF]
        let reader = try CSVRecordReader(columns: Self.columns)
        for run in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? reader.record(bytes)
            _ = try? JSONLinesRecordReader().record(bytes)
            for format in RecordFileFormat.allCases {
                let cut = Int.random(in: 0...bytes.count, using: &generator)
                #expect(
                    try Self.records(format, [bytes])
                        == Self.records(format, [Array(bytes[..<cut]), Array(bytes[cut...])]), "run \(run)")
            }
        }
    }

    @Test("Slices cut records nowhere: read by themselves, they have what the whole file has", arguments: [1, 10, 100])
    func slices(_ sliceBytes: Int) throws {
        var lines = ["record_id,amount,currency,date,contract_id"]
        for number in 0..<50 {
            lines.append(number % 3 == 0 ? "\"r-\(number)\",1,USD,\"2026-11-21\",\"a\nb\"" : "r-\(number),1,USD,x,y")
        }
        let bytes = Array(lines.joined(separator: "\r\n").utf8)
        var cutter = SliceCutter(format: .csv, sliceBytes: sliceBytes)
        for byte in bytes { try cutter.add([byte]) }
        cutter.finish()
        #expect(cutter.header.map { String(decoding: $0, as: UTF8.self) } == lines[0])
        let records = try cutter.slices.flatMap { try Self.records(.csv, [Array(bytes[$0])]) }
        #expect(records == Array(lines.dropFirst()).map { Array($0.utf8) })
    }

    private static func records(_ format: RecordFileFormat, _ pieces: [[UInt8]]) throws -> [[UInt8]] {
        var splitter = RecordSplitter(format: format)
        return try pieces.flatMap { try splitter.records(in: $0) } + splitter.rest()
    }
}
