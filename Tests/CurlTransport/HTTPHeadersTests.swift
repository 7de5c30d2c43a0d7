import CurlTransport
import Testing

@Suite("Header fields")
struct HTTPHeadersTests {
    @Test("Setting a field replaces every field of that name in any case, and nil removes them")
    func setting() {
        var headers: HTTPHeaders = ["A": "1", "B": "2", "a": "3"]
        #expect(headers.values("a") == ["1", "3"])
        headers["a"] = "4"
        #expect(headers == ["B": "2", "a": "4"])
        headers["B"] = nil
        #expect(headers == ["a": "4"])
    }

    @Test("Only ASCII letters are folded")
    func folding() {
        let headers: HTTPHeaders = ["K": "1", "x[y": "2"]
        #expect(headers["\u{212A}"] == nil)
        #expect(headers["X{Y"] == nil)
        #expect(headers["X[Y"] == "2")
    }
}
