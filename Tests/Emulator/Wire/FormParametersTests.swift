import Testing
import Wire

@Suite("Forms of the query protocol")
struct FormParametersTests {
    @Test("Lists, flattened or not, maps and structures are read")
    func reading() throws {
        let pairs = try #require(
            QueryParameters(
                "Action=X&Version=1&Names.member.2=b&Names.member.1=a+c&Flat.1=x&Flat.10=z&Flat.2=y&Map.entry.1.key=k"
                    + "&Map.entry.1.value=v&Attribute.1.Name=n&Attribute.1.Value=%26&S.T.U=deep")
        ).pairs
        let form = FormParameters(pairs)
        #expect(form["Action"].value == "X")
        #expect(form["Names"].texts == ["a c", "b"])
        #expect(form["Flat"].texts == ["x", "y", "z"])
        #expect(form["Map"].dictionary() == ["k": "v"])
        #expect(form["Attribute"].dictionary(key: "Name", value: "Value") == ["n": "&"])
        #expect(form["S"]["T"]["U"].value == "deep")
        #expect(form["Nothing"].isEmpty)
    }

    @Test("XML answers escape what markup would take")
    func escaping() {
        let element = XMLElement("a", attributes: [("b", "\"<")], children: [XMLElement("c", text: "<&>\r\n")])
        let text = String(decoding: element.document, as: UTF8.self)
        #expect(
            text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;\"><c>&lt;&amp;&gt;&#xD;\n</c></a>")
    }
}
