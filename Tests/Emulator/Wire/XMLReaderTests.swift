import Testing

@testable import Wire

@Suite("XML requests")
struct XMLReaderTests {
    private static func read(_ text: String) throws -> XMLNode { try XMLReader.read(Array(text.utf8)) }

    @Test("Elements, attributes, text, CDATA, comments and references are read")
    func whole() throws {
        let root = try Self.read(
            """
            \u{FEFF}<?xml version="1.0"?><!-- a --><s3:Root xmlns:s3="urn:x" xsi:type='T "1"'>
            <A>one &amp; &#x263A;&lt;&#50;</A><A><![CDATA[<two>&]]></A><B/><!-- c --></s3:Root>
            """)
        #expect(root.name == "Root")
        #expect(root.attributes == ["type": "T \"1\""])
        #expect(root.all("A").map(\.text) == ["one & ☺<2", "<two>&"])
        #expect(root["B"] == XMLNode("B"))
        #expect(root["C"] == nil)
    }

    @Test("A prefix ends at its colon, whatever comes behind it")
    func colons() throws {
        let text = "<n:\u{0747}a xmlns:\u{0747}='x' n:\u{0747}b='1'/>"
        let root = try XMLReader.read(Array(text.utf8))
        #expect(root.name == "\u{0747}a")
        #expect(root.attributes == ["\u{0747}b": "1"])
    }

    @Test("Line ends become line feeds")
    func lineEnds() throws {
        #expect(try Self.read("<a>1\r\n2\r3&#13;</a>").text == "1\n2\n3\r")
        #expect(try Self.read("<a><![CDATA[1\r\n2\r]3]]></a>").text == "1\n2\n]3")
    }

    @Test(
        "What is not well-formed, and what could grow without bound, is refused",
        arguments: [
            "", " ", "a", "<", "<a", "<a>", "<a></b>", "<a></a", "<a/><b/>", "<a/>x", "<a b></a>", "<a b=c/>",
            "<a b='1' b='2'/>", "<a b='<'/>", "<a b='1'c='2'/>", "<a>&b;</a>", "<a>&amp</a>", "<a>&#0;</a>",
            "<a>&#+65;</a>", "<a>&#x+41;</a>",
            "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>\u{1}</a>", "<a><![CDATA[\u{1}]]></a>", "<1/>", "<-/>",
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><!-- </a>", "<a><![CDATA[x</a>", "<a><?x </a>",
            String(repeating: "<a>", count: 33) + String(repeating: "</a>", count: 33),
            "<a>" + String(repeating: "<b/>", count: 100_000) + "</a>",
        ])
    func refused(_ text: String) {
        #expect(throws: XMLReaderError.self) { try Self.read(text) }
    }

    @Test("Bytes that are no UTF-8 are refused", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func bytes(_ bytes: [UInt8]) {
        #expect(throws: XMLReaderError.self) {
            try XMLReader.read(Array("<a>".utf8) + bytes + Array("</a>".utf8))
        }
    }

    @Test("Every prefix of a document is refused and none traps")
    func prefixes() {
        let document = Array(#"<?xml version="1.0"?><a b="&#x41;"><!-- c --><![CDATA[d]]>e&amp;</a>"#.utf8)
        for length in 0..<document.count {
            #expect(throws: XMLReaderError.self) { try XMLReader.read(Array(document[..<length])) }
        }
    }

    @Test("What is written is read back")
    func roundTrip() throws {
        let text = "<&>\"'\r\n\t é 😀"
        let written = XMLElement("r", children: [XMLElement("t", text: text)]).document
        #expect(try XMLReader.read(written)["t"]?.text == text)
    }
}
