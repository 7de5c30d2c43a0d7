import SharedLayer
import Testing

@Suite("XML of AWS's answers")
struct XMLReaderTests {
    private static func read(_ text: String) throws(XMLError) -> XMLElement { try XMLReader.read(Array(text.utf8)) }

    @Test("Elements, text, comments, CDATA and references are read")
    func reading() throws {
        let root = try Self.read(
            """
            \u{FEFF}<?xml version="1.0"?>
            <!-- a --><r:PublishResponse xmlns:r='http://sns.amazonaws.com/' a = "1>2">
              <Result><Id>a&amp;b &lt;&#65;&#x1F600;&quot;</Id><Empty/><Text><![CDATA[<x>&amp;]]> y</Text></Result>
              <Result/>
            </r:PublishResponse>
            <!-- b -->
            """)
        #expect(root.name == "PublishResponse")
        #expect(root["Result"]?["Id"]?.text == "a&b <A😀\"")
        #expect(root["Result"]?["Empty"] == XMLElement("Empty"))
        #expect(root["Result"]?["Text"]?.text == "<x>&amp; y")
        #expect(root.all("Result").count == 2)
        #expect(root["None"] == nil)
    }

    @Test("Line ends are one line feed each")
    func lineEnds() throws {
        #expect(try Self.read("<a>1\r\n2\r3\n4</a>").text == "1\n2\n3\n4")
    }

    @Test(
        "What is no XML, or more than is read, is refused",
        arguments: [
            ("", .unexpectedEnd), ("<a>", .unexpectedEnd), ("<a", .unexpectedEnd), ("<a></b>", .mismatchedTag),
            ("</a>", .mismatchedTag), ("<a/><b/>", .malformed), ("x<a/>", .malformed), ("<a/>x", .malformed),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", .documentType), ("<a>&b;</a>", .invalidReference),
            ("<a>&#0;</a>", .invalidReference), ("<a>&#xD800;</a>", .invalidReference),
            ("<a>&#x110000;</a>", .invalidReference), ("<a>&#-5;</a>", .invalidReference),
            ("<a>&amp</a>", .invalidReference),
            ("<a b=c/>", .malformed), ("<a b='<'/>", .malformed), ("<a b='1'c='2'/>", .malformed), ("<1/>", .malformed),
            ("<a>\u{1}</a>", .malformed), ("<!-- a", .unexpectedEnd), ("<![CDATA[a]]>", .malformed),
            ("<html><br></html>", .mismatchedTag), ("{}", .malformed),
        ] as [(String, XMLError.Code)])
    func refused(_ text: String, _ code: XMLError.Code) throws {
        let error = try #require(throws: XMLError.self) { try Self.read(text) }
        #expect(error.code == code, "\(text)")
    }

    @Test("Limits hold")
    func limits() {
        let deep = String(repeating: "<a>", count: 33) + String(repeating: "</a>", count: 33)
        #expect(throws: XMLError(.tooDeep, at: 96)) { try Self.read(deep) }
        #expect(throws: XMLError(.tooManyElements, at: 3)) {
            try XMLReader.read(Array("<a><b/></a>".utf8), limits: .init(elementsMax: 1))
        }
        #expect(throws: XMLError.self) { try XMLReader.read(Array("<a/>".utf8), limits: .init(bytesMax: 3)) }
        #expect(throws: XMLError(.invalidUTF8, at: 0)) { try XMLReader.read([0x3C, 0x61, 0x3E, 0xFF]) }
    }
}
