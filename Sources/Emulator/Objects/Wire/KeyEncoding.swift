import Wire

/// How keys stand in a listing: as they are, or percent-encoded for clients whose XML parsers refuse some characters.
struct KeyEncoding: Sendable {
    /// `url` or nil.
    let name: String?

    init(_ call: ObjectCall) throws(ObjectsError) {
        name = call["encoding-type"]
        if let name, name != "url" {
            throw .invalidArgument("Invalid Encoding Method specified in Request", name: "encoding-type", value: name)
        }
    }

    func element(_ name: String, _ key: String) -> XMLElement {
        XMLElement(name, text: self.name == nil ? key : Self.encode(key))
    }

    func prefixes(_ prefixes: [String]) -> [XMLElement] {
        prefixes.map { XMLElement("CommonPrefixes", children: [element("Prefix", $0)]) }
    }

    /// As the path of a URL has it.
    static func path(_ key: String) -> String { encode(key).replacing("+", with: "%20") }

    /// As a form has it, with slashes left as they are; also how notifications write keys.
    static func encode(_ key: String) -> String {
        var bytes: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "*"), UInt8(ascii: "/"):
                bytes.append(byte)
            case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
            default: bytes += Array("%\(Hexadecimal.text([byte]).uppercased())".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
