/// A walk through a text with all that a decoder and its containers offer, and notes of what they said.
struct Tour: Decodable, Equatable {
    private(set) var notes: [String] = []

    init(from decoder: any Decoder) throws {
        note("root", decoder.codingPath, decoder.userInfo.count)
        let container = try decoder.container(keyedBy: AnyKey.self)
        note("keys", container.allKeys.map(\.stringValue).sorted())
        note("contains", container.contains("list"), container.contains("none"))
        try tourMembers(container)
        try tourNested(container)
        try tourList(container.nestedUnkeyedContainer(forKey: "list"))
        try tourSuper(container)
    }

    private mutating func note(_ items: Any...) {
        let texts = items.map { item in
            (item as? [any CodingKey]).map { "/" + CodingPath($0).description } ?? "\(item)"
        }
        notes.append(texts.joined(separator: " "))
    }

    /// The value, or the error and its path.
    private mutating func attempt<Value>(_ name: String, _ body: () throws -> Value) {
        do {
            note(name, try body())
        } catch DecodingError.keyNotFound(let key, let context) {
            note(name, "no key", key.stringValue, context.codingPath)
        } catch DecodingError.valueNotFound(let type, let context) {
            note(name, "no value", type, context.codingPath)
        } catch DecodingError.typeMismatch(let type, let context) {
            note(name, "other type", type, context.codingPath)
        } catch {
            note(name, "other error")
        }
    }

    private mutating func tourMembers(_ container: KeyedDecodingContainer<AnyKey>) throws {
        attempt("nil") { try container.decodeNil(forKey: "null") }
        attempt("not nil") { try container.decodeNil(forKey: "list") }
        attempt("nil of none") { try container.decodeNil(forKey: "none") }
        attempt("null") { try container.decodeIfPresent(Int.self, forKey: "null") }
        attempt("none") { try container.decodeIfPresent(String.self, forKey: "none") }
        attempt("bool") { try container.decodeIfPresent(Bool.self, forKey: "truth") }
        attempt("double") { try container.decodeIfPresent(Double.self, forKey: "number") }
        attempt("float") { try container.decodeIfPresent(Float.self, forKey: "number") }
        attempt("int8") { try container.decodeIfPresent(Int8.self, forKey: "number") }
        attempt("uint64") { try container.decodeIfPresent(UInt64.self, forKey: "number") }
        attempt("array") { try container.decodeIfPresent([Int?].self, forKey: "list") }
        attempt("wrong") { try container.decodeIfPresent(String.self, forKey: "number") }
        attempt("null as optional") { try container.decode(Int?.self, forKey: "null") }
        attempt("null as string") { try container.decode(String.self, forKey: "null") }
        attempt("none as object") { try container.nestedContainer(keyedBy: AnyKey.self, forKey: "none") }
        attempt("list as object") { try container.nestedContainer(keyedBy: AnyKey.self, forKey: "list") }
        attempt("object as list") { try container.nestedUnkeyedContainer(forKey: "object") }
        attempt("null as list") { try container.nestedUnkeyedContainer(forKey: "null") }
    }

    private mutating func tourNested(_ container: KeyedDecodingContainer<AnyKey>) throws {
        let object = try container.nestedContainer(keyedBy: AnyKey.self, forKey: "object")
        let inner = try object.nestedContainer(keyedBy: AnyKey.self, forKey: "inner")
        note("nested", object.codingPath, inner.codingPath, container.codingPath)
        // In turns, from the inside and the outside.
        attempt("x") { try inner.decode(Int.self, forKey: "x") }
        attempt("name") { try object.decode(String.self, forKey: "name") }
        attempt("y") { try inner.decode(Int.self, forKey: "y") }
        attempt("number") { try container.decode(Int.self, forKey: "number") }
        attempt("x again") { try inner.decode(Int.self, forKey: "x") }
        attempt("z") { try inner.decode(Int.self, forKey: "z") }
        attempt("name as int") { try object.decode(Int.self, forKey: "name") }
    }

    private mutating func tourList(_ list: any UnkeyedDecodingContainer) throws {
        var list = list
        note("list", list.codingPath, list.count ?? -1, list.currentIndex, list.isAtEnd)
        attempt("not nil") { try list.decodeNil() }
        attempt("wrong") { try list.decode(String.self) }
        note("stays", list.currentIndex)
        attempt("first") { try list.decode(Int.self) }
        attempt("nil") { try list.decodeNil() }
        note("went on", list.currentIndex, list.isAtEnd)
        attempt("if present") { try list.decodeIfPresent(Int.self) }
        var copy = list
        attempt("copy") { try copy.decodeNil() }
        attempt("array as object") { try copy.nestedContainer(keyedBy: AnyKey.self) }
        var inner = try list.nestedUnkeyedContainer()
        note("inner", inner.codingPath, inner.count ?? -1)
        attempt("element") { try inner.decode(String.self) }
        attempt("element") { try inner.decode([String: Int].self) }
        attempt("end") { try inner.decode(Int.self) }
        attempt("end of objects") { try inner.decodeNil() }
        let object = try list.nestedContainer(keyedBy: AnyKey.self)
        note("object", object.codingPath)
        attempt("member") { try object.decode([Int].self, forKey: "k") }
        attempt("super") { CodingPath(try list.superDecoder().codingPath) }
        note("end", list.currentIndex, list.isAtEnd)
        attempt("no super") { CodingPath(try list.superDecoder().codingPath) }
    }

    private mutating func tourSuper(_ container: KeyedDecodingContainer<AnyKey>) throws {
        let parent = try container.superDecoder()
        note("super", parent.codingPath)
        attempt("super value") { try parent.singleValueContainer().decode([String: Int].self) }
        let none = try container.superDecoder(forKey: "none")
        attempt("super of none") { try none.singleValueContainer().decodeNil() }
        attempt("super of none") { try none.container(keyedBy: AnyKey.self) }
        attempt("super of none") { try none.singleValueContainer().decode(Int.self) }
        let number = try container.superDecoder(forKey: "number").singleValueContainer()
        note("super of number", number.codingPath, number.decodeNil())
        attempt("super of number") { try number.decode(UInt8.self) }
        attempt("super of number") { try number.decode(Bool.self) }
        attempt("super of number") { try number.decode(Box<Int>.self) }
    }
}
