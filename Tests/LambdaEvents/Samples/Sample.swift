import FoundationEssentials
import TestSupport
import Testing

/// An event or a result in JSON, from `Events/samples`.
struct Sample: Sendable, CustomTestStringConvertible {
    typealias Document = Codable & Equatable & Sendable

    let file: String
    let type: any Document.Type
    /// Results need not tell null from absent.
    let isResult: Bool

    init(_ file: String, _ type: any Document.Type, isResult: Bool = false) {
        self.file = file
        self.type = type
        self.isResult = isResult
    }

    static let folder = PackageRoot.file("Events/samples")

    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: folder).appending(path: name + ".json"))
    }

    static func json(_ name: String) throws -> JSON { try JSON([UInt8](data(name))) }

    static func decode<Event: Decodable>(_ name: String, as type: Event.Type = Event.self) throws -> Event {
        try JSONDecoder().decode(type, from: data(name))
    }

    var testDescription: String { file }
}
