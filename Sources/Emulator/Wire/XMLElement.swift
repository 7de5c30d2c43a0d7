/// An element of an XML answer.
package struct XMLElement: Sendable, Equatable {
    package let name: String
    package let attributes: [Attribute]
    package let content: Content

    package struct Attribute: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package enum Content: Sendable, Equatable {
        case text(String)
        case children([XMLElement])
    }

    package init(_ name: String, attributes: [(name: String, value: String)] = [], text: String) {
        self.name = name
        self.attributes = attributes.map(Attribute.init)
        content = .text(text)
    }

    package init(_ name: String, attributes: [(name: String, value: String)] = [], children: [XMLElement]) {
        self.name = name
        self.attributes = attributes.map(Attribute.init)
        content = .children(children)
    }

    /// A list in the query protocol's usual form: `<name><member>…</member></name>`.
    package static func list(_ name: String, _ members: [[XMLElement]]) -> XMLElement {
        XMLElement(name, children: members.map { XMLElement("member", children: $0) })
    }

    /// A map in the query protocol's usual form: `<name><entry><key/><value/></entry></name>`.
    package static func map(_ name: String, _ values: [String: String]) -> XMLElement {
        XMLElement(
            name,
            children: values.sorted { $0.key < $1.key }.map { key, value in
                XMLElement("entry", children: [XMLElement("key", text: key), XMLElement("value", text: value)])
            })
    }

    /// The document, with its declaration.
    package var document: [UInt8] {
        var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
        bytes.append(UInt8(ascii: "\n"))
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "<\(name)".utf8)
        for attribute in attributes {
            bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
            Self.escape(attribute.value, into: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
        switch content {
        case .text(let text): Self.escape(text, into: &bytes)
        case .children(let children): for child in children { child.write(to: &bytes) }
        }
        bytes.append(contentsOf: "</\(name)>".utf8)
    }

    /// Carriage returns are written as references, which a parser does not normalise away (XML 1.0, section 2.11).
    private static func escape(_ text: String, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "&#xD;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}

extension ServiceResponse {
    package static func xml(_ root: XMLElement, status: Int = 200) -> ServiceResponse {
        ServiceResponse(status: status, headers: ["content-type": "text/xml"], body: root.document)
    }
}
