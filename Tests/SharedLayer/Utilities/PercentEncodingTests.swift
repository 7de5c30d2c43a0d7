import SharedLayer
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(
        "escapes everything but unreserved characters, and comes back",
        arguments: [
            ("abcXYZ019-._~", "abcXYZ019-._~"), ("a b+c", "a%20b%2Bc"), ("é/?&=", "%C3%A9%2F%3F%26%3D"), ("", ""),
            ("%", "%25"),
        ])
    func encode(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
    }
}
