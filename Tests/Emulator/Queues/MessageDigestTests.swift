import FoundationEssentials
import Testing

@testable import Queues

@Suite("MD5s of messages")
struct MessageDigestTests {
    /// The first five were recorded from SQS itself (public snapshot tests of an SQS emulator validated against AWS);
    /// all were computed independently with Python: hashlib.md5 over, per name in order, struct.pack("!I", len(x)) + x
    /// for name and type, b"\x01" or b"\x02", and the value likewise; moto's Message.attribute_md5 gives the same.
    @Test(
        "Attributes give the digests that AWS and Python give",
        arguments: [
            (
                ["General": text("Kenobi"), "Hello": text("There"), "Help.Me": text("Me")],
                "4c360f3fdafd970e05fae2f149d997f5"
            ),
            (["General": text("Kenobi"), "Hello": text("There")], "fca026605781cb4126a1e9044df24232"),
            (["Hello": text("There")], "a311262e065454b75da111d535b8dacd"),
            (["Foo": text("Bar")], "ae7155c6026991b6d54b11589678bf9c"),
            (
                [
                    "attr1": MessageAttribute(
                        dataType: "Binary",
                        binaryValue: Data(
                            "traceparent\u{1e}00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01".utf8))
                ], "8cbe4db156db8a94db8b801b7addb984"
            ),
            (
                [
                    "count": MessageAttribute(dataType: "Number.int", stringValue: "42"),
                    "raw": MessageAttribute(dataType: "Binary.gzip", binaryValue: Data([0, 255, 16])),
                    "title": text("Grüße"), "AWSx": text("z"),
                ], "aa28901cfe1e4b4dccbcaedb4fefd95a"
            ),
        ] as [([String: MessageAttribute], String)])
    func attributes(attributes: [String: MessageAttribute], digest: String) {
        #expect(MessageDigest.ofAttributes(attributes) == digest)
    }

    /// hashlib.md5(body.encode()).hexdigest()
    @Test(
        "Bodies give the digests of their UTF-8",
        arguments: [
            ("test", "098f6bcd4621d373cade4e832627b4f6"), ("msg", "6e2baaf3b97dbeef01c0043275f9a0e7"),
            ("Grüße 👋", "2d9d0f4b5ddde0aa2866fb40accdda0c"),
        ])
    func bodies(body: String, digest: String) {
        #expect(MessageDigest.ofBody(body) == digest)
    }

    @Test("No attributes give no digest")
    func none() {
        #expect(MessageDigest.ofAttributes([:]) == nil)
    }

    private static func text(_ value: String) -> MessageAttribute {
        MessageAttribute(dataType: "String", stringValue: value)
    }
}
