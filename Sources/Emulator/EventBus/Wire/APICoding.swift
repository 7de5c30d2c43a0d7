import FoundationEssentials
import Wire

/// The API's JSON: its names begin with capitals, Swift's do not. The keys of maps stay as they are.
enum APICoding {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }

    /// Throws `SerializationException` as AWS does when a member has another type.
    static func decode<Input: Decodable>(_ call: JSONCall, as type: Input.Type = Input.self) throws -> Input {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            let name = path.last?.stringValue ?? ""
            return Key(stringValue: lowered(name))
        }
        do {
            return try decoder.decode(Input.self, from: Data(call.body.isEmpty ? Array("{}".utf8) : call.body))
        } catch let error as ServiceError {
            throw error
        } catch {
            // Told by the service's own decoder, with its names.
            _ = try call.decode(Placeholder.self)
            throw ServiceError("SerializationException", "A member of the request has another type than the API's.")
        }
    }

    private struct Placeholder: Decodable {}

    static func encode(_ output: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom { path in
            let name = path.last?.stringValue ?? ""
            return Key(stringValue: name.prefix(1).uppercased() + name.dropFirst())
        }
        return try Array(encoder.encode(output))
    }

    static let empty = Array("{}".utf8)

    private static func lowered(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
