import Testing
import Wire

@Suite("Page tokens")
struct PageTokenTests {
    @Test("name the item after which the next page begins", arguments: ["", "a", "moneta-page:", "a/b é", "\u{301}a"])
    func roundTrip(item: String) {
        #expect(PageToken.decode(PageToken.encode(after: item)) == item)
    }

    @Test("are refused when no page gave them out", arguments: ["", "a", "bW9uZXRh", "bW9uZXRhLXBhZ2U6/w=="])
    func refused(token: String) {
        #expect(PageToken.decode(token) == nil)
    }
}
