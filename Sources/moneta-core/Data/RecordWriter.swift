import Scenario
import SharedLayer

/// Writes records one by one in a format, so that a million of them need no more memory than one.
struct RecordWriter: ~Copyable {
    private let format: DataFormat
    private var output: TextOutput
    private(set) var count = 0

    init(_ format: DataFormat, to output: consuming TextOutput) {
        self.format = format
        self.output = output
    }

    mutating func write(_ value: JSONValue) throws {
        switch format {
        case .jsonl: try output.write(value.bytes + Self.newline)
        case .json: try output.write(Array((count == 0 ? "[\n  " : ",\n  ").utf8) + value.bytes)
        case .csv:
            let object = try Self.flat(value)
            if count == 0 { try output.write(Self.line(object.names)) }
            try output.write(Self.line(object.members.map { Self.text($0.value) }))
        }
        count += 1
    }

    mutating func finish() throws {
        if format == .json { try output.write(Array((count == 0 ? "[]\n" : "\n]\n").utf8)) }
        try output.finish()
    }

    private static func flat(_ value: JSONValue) throws -> JSONObject {
        guard let object = value.object,
            object.members.allSatisfy({ $0.value.object == nil && $0.value.array == nil })
        else {
            throw CommandError("These records are not flat, so they cannot be CSV: use --format jsonl or json.")
        }
        return object
    }

    private static func text(_ value: JSONValue) -> String { value.string ?? value.description }

    /// RFC 4180 section 2: a field with a comma, a quote or a line break is quoted, its quotes doubled.
    private static func line(_ fields: [String]) -> [UInt8] {
        let quoted = fields.map { field in
            field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
                ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }
        return Array((quoted.joined(separator: ",") + "\r\n").utf8)
    }

    private static let newline: [UInt8] = [10]
}
