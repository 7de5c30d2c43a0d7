import JSONCoding
import Testing

@Suite("JSON coding")
struct JSONCoderTests {
    @Test("A value comes back as it went")
    func roundTrip() throws {
        let value = ["a": [1, 2], "b": []]
        #expect(try JSONCoder.decode([String: [Int]].self, from: JSONCoder.encode(value)) == value)
    }
}
