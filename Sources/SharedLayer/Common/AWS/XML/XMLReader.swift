/// Reads the XML of AWS's answers: elements, text, comments, CDATA and the entities that XML itself defines.
///
/// No document types, so no entities of the document's own; no name of an element is checked against a namespace, and
/// attributes are passed over. Source: XML 1.0 (fifth edition), sections 2.1 to 2.8 and 4.1.
package struct XMLReader {
    package struct Limits: Sendable {
        package var bytesMax: Int
        /// Elements inside one another.
        package var depthMax: Int
        package var elementsMax: Int

        package init(bytesMax: Int = 4 << 20, depthMax: Int = 32, elementsMax: Int = 100_000) {
            self.bytesMax = bytesMax
            self.depthMax = depthMax
            self.elementsMax = elementsMax
        }
    }

    let bytes: [UInt8]
    var place = 0
    private let limits: Limits
    private var open: [XMLElement] = []
    private var openNames: [ArraySlice<UInt8>] = []
    private var root: XMLElement?
    private var elementCount = 0

    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(XMLError) -> XMLElement {
        guard bytes.count <= limits.bytesMax else { throw XMLError(.tooLarge, at: limits.bytesMax) }
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.count == bytes.count else {
            throw XMLError(.invalidUTF8, at: 0)
        }
        var reader = XMLReader(bytes: bytes, limits: limits)
        return try reader.readDocument()
    }

    private init(bytes: [UInt8], limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func readDocument() throws(XMLError) -> XMLElement {
        if starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<") {
                try readMarkup()
            } else {
                try readCharacters()
            }
        }
        guard open.isEmpty, let root else { throw XMLError(.unexpectedEnd, at: place) }
        return root
    }

    private mutating func readMarkup() throws(XMLError) {
        if starts(with: "<!--") {
            try skip(past: "-->", from: place + 4)
        } else if starts(with: "<![CDATA[") {
            guard !open.isEmpty else { throw XMLError(.malformed, at: place) }
            let start = place + 9
            try skip(past: "]]>", from: start)
            open[open.count - 1].text += String(decoding: bytes[start..<place - 3], as: UTF8.self)
        } else if starts(with: "<?") {
            try skip(past: "?>", from: place + 2)
        } else if starts(with: "<!") {
            throw XMLError(.documentType, at: place)
        } else if starts(with: "</") {
            try readEndTag()
        } else {
            try readStartTag()
        }
    }

    private mutating func readStartTag() throws(XMLError) {
        let start = place
        guard root == nil, elementCount < limits.elementsMax, open.count < limits.depthMax else {
            let code: XMLError.Code =
                root != nil ? .malformed : open.count >= limits.depthMax ? .tooDeep : .tooManyElements
            throw XMLError(code, at: start)
        }
        place += 1
        let name = try readName()
        elementCount += 1
        let isEmpty = try skipAttributes()
        open.append(XMLElement(Self.localName(name)))
        openNames.append(name)
        if isEmpty { close() }
    }

    private mutating func readEndTag() throws(XMLError) {
        let start = place
        place += 2
        let name = try readName()
        guard name == openNames.last else { throw XMLError(.mismatchedTag, at: start) }
        skipWhitespace()
        guard place < bytes.count else { throw XMLError(.unexpectedEnd, at: place) }
        guard bytes[place] == UInt8(ascii: ">") else { throw XMLError(.malformed, at: place) }
        place += 1
        close()
    }

    private mutating func close() {
        openNames.removeLast()
        let element = open.removeLast()
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    /// Text up to the next markup; outside of the root only white space.
    private mutating func readCharacters() throws(XMLError) {
        guard !open.isEmpty else {
            skipWhitespace()
            guard place == bytes.count || bytes[place] == UInt8(ascii: "<") else {
                throw XMLError(.malformed, at: place)
            }
            return
        }
        let text = try readText()
        open[open.count - 1].text += text
    }

    private static func localName(_ name: ArraySlice<UInt8>) -> String {
        let local = name.split(separator: UInt8(ascii: ":")).last ?? name
        return String(decoding: local, as: UTF8.self)
    }
}
