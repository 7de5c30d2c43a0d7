import FoundationEssentials
import JSONCoding

/// DynamoDB's JSON, read once: the values in it are made when they are asked for.
struct DynamoDocument {
    let json: JSONDocument

    /// Throws a `DecodingError` for a text that is no JSON.
    init(_ bytes: [UInt8]) throws {
        do {
            json = try JSONDocument(bytes)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.description))
        }
    }

    private func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: reason))
    }

    func item(at index: Int) throws -> DynamoItem {
        guard json[index].kind == .object else { throw corrupted("an item must be an object") }
        var item = DynamoItem(minimumCapacity: json[index].count)
        try json.forEachMember(of: index) { name, value in
            guard let name = json.string(at: name) else { return }
            guard item.updateValue(try self.value(at: value), forKey: name) == nil else {
                throw corrupted("the attribute \(name) is there twice")
            }
        }
        return item
    }

    func value(at index: Int) throws -> AttributeValue {
        guard let place = DynamoPlace(json, at: index) else { throw corrupted("no attribute value is written so") }
        return try value(place)
    }

    func value(_ place: DynamoPlace) throws -> AttributeValue {
        switch place.type {
        case .string: .string(try string(at: place.index))
        case .number: .number(try string(at: place.index))
        case .binary: .binary([UInt8](try data(at: place.index)))
        case .bool: .bool(json[place.index].kind == .true)
        case .null: .null
        case .list: .list(try elements(of: place.index, value))
        case .map: .map(try item(at: place.index))
        case .stringSet: .stringSet(try elements(of: place.index, string))
        case .numberSet: .numberSet(try elements(of: place.index, string))
        case .binarySet: .binarySet(try elements(of: place.index) { [UInt8](try data(at: $0)) })
        }
    }

    func elements<Element>(of array: Int, _ read: (Int) throws -> Element) throws -> [Element] {
        guard json[array].kind == .array else { throw corrupted("a list must be an array") }
        var elements: [Element] = []
        elements.reserveCapacity(json[array].count)
        var index = array + 1
        while index < json[array].end {
            elements.append(try read(index))
            index = json.next(after: index)
        }
        return elements
    }

    func string(at index: Int) throws -> String {
        guard let text = json.string(at: index) else { throw corrupted("this must be a string") }
        return text
    }

    func data(at index: Int) throws -> Data {
        guard let text = json.string(at: index), let data = Data(paddedBase64: text) else {
            throw corrupted("binary values must be in base64")
        }
        return data
    }
}
