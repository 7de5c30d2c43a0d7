import Testing

@testable import SharedLayer

@Suite struct Base64URLTests {
    @Test("reads back what it wrote, whatever the length", arguments: 0..<20)
    func roundTrip(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 83 &+ 251) }
        #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
    }

    @Test("writes RFC 7515's example of appendix C")
    func example() {
        #expect(Base64URL.text([3, 236, 255, 224, 193]) == "A-z_4ME")
    }

    @Test(
        "refuses padding, the other alphabet, spaces, impossible lengths and bits that count for nothing",
        arguments: ["AA==", "A+z/4ME", "A-z_ 4ME", "A", "AAAAA", "AB", "A-z_4MF", "é", "AA\n"])
    func malformed(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }
}
