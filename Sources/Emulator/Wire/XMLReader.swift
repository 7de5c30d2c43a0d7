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

    private var cursor: XMLCursor
    private var elements = 0

    private init(_ bytes: [UInt8]) {
        cursor = XMLCursor(bytes)
    }

    /// The document's root.
    /// - Throws: for anything that is not well-formed or over a limit.
    package static func read(_ bytes: [UInt8]) throws(XMLReaderError) -> XMLNode {
        var reader = XMLReader(bytes)
        _ = reader.cursor.skip("\u{FEFF}")
        try reader.skipMisc()
        let root = try reader.element(depth: 1)
        try reader.skipMisc()
        guard reader.cursor.isAtEnd else { throw reader.cursor.error("text behind the root element") }
        return root
    }

    // MARK: Structure

    private mutating func element(depth: Int) throws(XMLReaderError) -> XMLNode {
        guard depth <= Self.depthMax else { throw cursor.error("elements are too deep") }
        elements += 1
        guard elements <= Self.elementsMax else { throw cursor.error("too many elements") }
        try cursor.expect("<")
        let qualified = try cursor.name()
        var node = XMLNode(XMLCursor.local(qualified))
        while true {
            let spaced = cursor.skipSpace()
            if cursor.skip("/>") { return node }
            if cursor.skip(">") { break }
            guard spaced else { throw cursor.error("an attribute without a space before it") }
            try attribute(of: &node)
        }
        try content(of: &node, depth: depth)
        guard try cursor.name() == qualified else { throw cursor.error("the end of another element") }
        cursor.skipSpace()
        try cursor.expect(">")
        return node
    }

    /// Up to and with the `</` of the element's end.
    private mutating func content(of node: inout XMLNode, depth: Int) throws(XMLReaderError) {
        var text: [UInt8] = []
        while true {
            guard let byte = cursor.peek() else { throw cursor.error("an element without an end") }
            if byte != UInt8(ascii: "<") {
                try cursor.character(into: &text)
            } else if cursor.skip("</") {
                break
            } else if cursor.skip("<!--") {
                try cursor.skip(through: "-->")
            } else if cursor.skip("<![CDATA[") {
                try cursor.literals(before: "]]>", into: &text)
            } else if cursor.skip("<?") {
                try cursor.skip(through: "?>")
            } else {
                let child = try element(depth: depth + 1)
                node.children.append(child)
            }
        }
        node.text = try cursor.string(text)
    }

    private mutating func attribute(of node: inout XMLNode) throws(XMLReaderError) {
        let qualified = try cursor.name()
        cursor.skipSpace()
        try cursor.expect("=")
        cursor.skipSpace()
        guard let quote = cursor.peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw cursor.error("an attribute without quotes")
        }
        cursor.advance()
        var value: [UInt8] = []
        while let byte = cursor.peek(), byte != quote {
            guard byte != UInt8(ascii: "<") else { throw cursor.error("a < in an attribute") }
            try cursor.character(into: &value)
        }
        guard !cursor.isAtEnd else { throw cursor.error("an attribute without an end") }
        cursor.advance()
        if qualified == "xmlns" || qualified.utf8.starts(with: "xmlns:".utf8) { return }
        guard node.attributes.updateValue(try cursor.string(value), forKey: XMLCursor.local(qualified)) == nil else {
            throw cursor.error("an attribute twice")
        }
    }

    /// Declaration, comments, processing instructions and space around the root.
    private mutating func skipMisc() throws(XMLReaderError) {
        while true {
            if cursor.skipSpace() { continue }
            if cursor.skip("<?") {
                try cursor.skip(through: "?>")
            } else if cursor.skip("<!--") {
                try cursor.skip(through: "-->")
            } else {
                return
            }
        }
    }
}
