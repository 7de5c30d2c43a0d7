import FoundationEssentials
import JSONCoding

/// Decodes one value of DynamoDB's JSON, as whatever is asked for.
///
/// A link of the path to the values in it; for those that need no decoder, the last key is at hand where an error needs it.
final class DynamoValueDecoder {
    let document: DynamoDocument
    let place: DynamoPlace
    private let parent: DynamoValueDecoder?
    private let key: (any CodingKey)?
    /// Of a map: the member behind the one that was found last.
    private var nextMember: Int
    /// Of a map whose members cannot be searched: the indexes of their values.
    private var names: [String: Int]?

    init(
        _ document: DynamoDocument, _ place: DynamoPlace, _ key: (any CodingKey)? = nil,
        in parent: DynamoValueDecoder? = nil
    ) {
        self.document = document
        self.place = place
        self.key = key
        self.parent = parent
        nextMember = JSONDocument.firstMember(of: place.index)
    }

    func attributeValue() throws -> AttributeValue { try document.value(place) }

    func mismatch(_ type: any Any.Type, _ place: DynamoPlace, _ key: (any CodingKey)?) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: key.map { codingPath + [$0] } ?? codingPath,
            debugDescription: "a \(place.kind) where a \(type) is expected")
        return place.kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    func malformed(_ key: any CodingKey) -> DecodingError {
        .dataCorrupted(
            .init(codingPath: codingPath + [key], debugDescription: "no attribute value is written so"))
    }
}

/// Members of the map that the decoder stands at.
extension DynamoValueDecoder {
    /// To be called before its members are asked for.
    func openMap() {
        if names == nil, !document.json.canSearch(place.index) { names = document.json.names(of: place.index) }
    }

    var memberNames: [String] { document.json.memberNames(of: place.index, areDifferent: names == nil) }

    /// The index of the attribute value of that name.
    func member(_ name: String) -> Int? {
        if let names { return names[name] }
        guard let found = document.json.member(name, in: place.index, from: nextMember) else { return nil }
        nextMember = document.json.next(after: found + 1)
        return found + 1
    }

    /// The member was only looked at: it is the next one that will be asked for.
    func lookAgain(at index: Int) { nextMember = index - 1 }
}

extension DynamoValueDecoder: Decoder {
    var codingPath: [any CodingKey] {
        var keys: [any CodingKey] = []
        var link: DynamoValueDecoder? = self
        while let current = link {
            if let key = current.key { keys.append(key) }
            link = current.parent
        }
        return keys.reversed()
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard place.kind == .map else { throw mismatch([String: Any].self, place, nil) }
        openMap()
        return KeyedDecodingContainer(DynamoMapDecoding(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard place.kind == .list else { throw mismatch([Any].self, place, nil) }
        return DynamoListDecoding(self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}
