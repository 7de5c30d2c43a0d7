/// Reads the XML documents of requests: elements, attributes, text, CDATA, comments, the five entities and character
/// references.
///
/// A parser of our own, because FoundationEssentials has none and Foundation's would bring libxml2 and ICU for requests of
/// a few hundred bytes. A document type is refused, so that there are no entities to expand; depth and the number of
/// elements are bounded. Source: XML 1.0 (fifth edition).
package struct XMLReader {
    /// Deeper than any request's shape.
    static let depthMax = 32
    /// DeleteObjects and CompleteMultipartUpload have the most: 10,000 parts of up to 8 elements each.
    static let elementsMax = 100_000

    private let bytes: [UInt8]
    private var place = 0
    private var elements = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The document's root.
    /// - Throws: for anything that is not well-formed or over a limit.
    package static func read(_ bytes: [UInt8]) throws(XMLReaderError) -> XMLNode {
        var reader = XMLReader(bytes)
        _ = reader.skip("\u{FEFF}")
        try reader.skipMisc()
        let root = try reader.element(depth: 1)
        try reader.skipMisc()
        guard reader.place == bytes.count else { throw reader.error("text behind the root element") }
        return root
    }

    // MARK: Structure

    private mutating func element(depth: Int) throws(XMLReaderError) -> XMLNode {
        guard depth <= Self.depthMax else { throw error("elements are too deep") }
        elements += 1
        guard elements <= Self.elementsMax else { throw error("too many elements") }
        try expect("<")
        let qualified = try name()
        var node = XMLNode(Self.local(qualified))
        while true {
            let spaced = skipSpace()
            if skip("/>") { return node }
            if skip(">") { break }
            guard spaced else { throw error("an attribute without a space before it") }
            try attribute(of: &node)
        }
        try content(of: &node, depth: depth)
        guard try name() == qualified else { throw error("the end of another element") }
        skipSpace()
        try expect(">")
        return node
    }

    /// Up to and with the `</` of the element's end.
    private mutating func content(of node: inout XMLNode, depth: Int) throws(XMLReaderError) {
        var text: [UInt8] = []
        while true {
            guard let byte = peek() else { throw error("an element without an end") }
            if byte != UInt8(ascii: "<") {
                try character(into: &text)
            } else if skip("</") {
                break
            } else if skip("<!--") {
                try skip(through: "-->")
            } else if skip("<![CDATA[") {
                while !skip("]]>") {
                    guard place < bytes.count else { throw error("]]> is missing") }
                    try literal(into: &text)
                }
            } else if skip("<?") {
                try skip(through: "?>")
            } else {
                let child = try element(depth: depth + 1)
                node.children.append(child)
            }
        }
        node.text = try string(text)
    }

    private mutating func attribute(of node: inout XMLNode) throws(XMLReaderError) {
        let qualified = try name()
        skipSpace()
        try expect("=")
        skipSpace()
        guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw error("an attribute without quotes")
        }
        place += 1
        var value: [UInt8] = []
        while let byte = peek(), byte != quote {
            guard byte != UInt8(ascii: "<") else { throw error("a < in an attribute") }
            try character(into: &value)
        }
        place += 1
        guard place <= bytes.count else { throw error("an attribute without an end") }
        if qualified == "xmlns" || qualified.hasPrefix("xmlns:") { return }
        guard node.attributes.updateValue(try string(value), forKey: Self.local(qualified)) == nil else {
            throw error("an attribute twice")
        }
    }

    /// Declaration, comments, processing instructions and space around the root.
    private mutating func skipMisc() throws(XMLReaderError) {
        while true {
            if skipSpace() { continue }
            if skip("<?") {
                try skip(through: "?>")
            } else if skip("<!--") {
                try skip(through: "-->")
            } else {
                return
            }
        }
    }

    // MARK: Characters

    private mutating func character(into text: inout [UInt8]) throws(XMLReaderError) {
        guard bytes[place] == UInt8(ascii: "&") else { return try literal(into: &text) }
        place += 1
        text += try reference()
    }

    /// A character that stands for itself, as all do in CDATA.
    private mutating func literal(into text: inout [UInt8]) throws(XMLReaderError) {
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\r"):
            // Section 2.11: line ends become one line feed.
            if peek() != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        case 0..<0x20 where byte != 9 && byte != 10: throw error("a control character")
        default: text.append(byte)
        }
    }

    private mutating func reference() throws(XMLReaderError) -> [UInt8] {
        let start = place
        while let byte = peek(), byte != UInt8(ascii: ";"), place - start < 12 { place += 1 }
        let name = String(decoding: bytes[start..<place], as: UTF8.self)
        try expect(";")
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: break
        }
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst(), radix: 10) : nil
        // A number may have a sign in Swift, not in XML.
        guard !name.contains("+"), let number, number >= 0x20 || [9, 10, 13].contains(number),
            let scalar = UnicodeScalar(number)
        else {
            throw error("an unknown reference")
        }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func name() throws(XMLReaderError) -> String {
        let start = place
        while let byte = peek(), Self.isNameByte(byte) { place += 1 }
        guard place > start, !Self.isNameInside(bytes[start]) else { throw error("a name is missing") }
        return try string(Array(bytes[start..<place]))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...0xFF:
            true
        default: isNameInside(byte)
        }
    }

    /// What may stand in a name and not at its beginning.
    private static func isNameInside(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func local(_ qualified: String) -> String {
        qualified.split(separator: ":", maxSplits: 1).last.map(String.init) ?? qualified
    }

    private func string(_ bytes: [UInt8]) throws(XMLReaderError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("no UTF-8") }
        return text
    }

    // MARK: Bytes

    private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skip(_ text: String) -> Bool {
        guard bytes[place...].starts(with: text.utf8) else { return false }
        place += text.utf8.count
        return true
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = place
        while let byte = peek(), byte == 0x20 || (9...13).contains(byte) && byte != 11 && byte != 12 { place += 1 }
        return place > start
    }

    private mutating func skip(through text: String) throws(XMLReaderError) {
        while place < bytes.count {
            if skip(text) { return }
            place += 1
        }
        throw error("\(text) is missing")
    }

    private mutating func expect(_ text: String) throws(XMLReaderError) {
        guard skip(text) else { throw error("\(text) is missing") }
    }

    private func error(_ what: String) -> XMLReaderError { XMLReaderError(what: what, offset: place) }
}

/// Why a text is no document that requests may have.
package struct XMLReaderError: Error, Sendable, Equatable {
    package let what: String
    /// In bytes.
    package let offset: Int
}
