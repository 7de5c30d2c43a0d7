import SharedLayer
import Testing

@Suite("Partner confirmation")
struct PartnerConfirmationTests {
    @Test(
        "Is the member of a JSON object, or else the body",
        arguments: [
            (#"{"confirmation": "p-7", "other": 1}"#, "p-7"), (#"{"confirmation": 7}"#, #"{"confirmation": 7}"#),
            ("thanks", "thanks"), ("", ""),
        ])
    func reads(body: String, text: String) {
        #expect(PartnerConfirmation.text(of: Array(body.utf8)) == text)
    }

    @Test("Is cut off after a kilobyte, between characters")
    func cut() {
        let long = String(repeating: "ä", count: 2_000)
        for body in [long, "{\"confirmation\": \"a\(long)\"}"] {
            let text = PartnerConfirmation.text(of: Array(body.utf8))
            #expect(text.utf8.count <= PartnerConfirmation.bytesMax)
            #expect(text.utf8.count >= PartnerConfirmation.bytesMax - 1)
        }
    }
}
