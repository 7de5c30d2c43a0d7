import Testing

@testable import SharedLayer

@Suite struct IPAddressTests {
    @Test(
        "reads addresses in their standard forms",
        arguments: [
            ("127.0.0.1", [127, 0, 0, 1]), ("255.255.255.255", [255, 255, 255, 255]),
            ("::", [UInt8](repeating: 0, count: 16)), ("::1", [UInt8](repeating: 0, count: 15) + [1]),
            ("2001:db8::8:800:200c:417a", [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 8, 8, 0, 0x20, 0x0c, 0x41, 0x7a]),
            ("::ffff:127.0.0.1", [UInt8](repeating: 0, count: 10) + [0xff, 0xff, 127, 0, 0, 1]),
            ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]),
            ("1:2:3:4:5:6:7::", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]),
        ] as [(String, [UInt8])])
    func reads(text: String, bytes: [UInt8]) {
        #expect(IPAddress(text)?.bytes == bytes)
    }

    @Test(
        "refuses every other form",
        arguments: [
            "", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "127.0.0.01", "256.0.0.1", "1.2.3.4.5", "1.2.3.",
            "+1.2.3.4", ":", ":::", "1::2::3", "12345::", "fe80::1%eth0", "[::1]", "1:2:3:4:5:6:7:8:9", "::1.2.3",
            "1.2.3.4::", "g::", "1:2:3:4:5:6:7:8::",
        ])
    func refuses(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("writes addresses that it reads back", arguments: ["10.0.0.255", "2001:db8:0:0:0:0:0:1", "0:0:0:0:0:0:0:0"])
    func writes(text: String) {
        #expect(IPAddress(text)?.description == text)
    }

    @Test("knows which addresses a range holds, also where it ends within a byte")
    func blocks() throws {
        let block = try #require(AddressBlock("172.16.0.0/12"))
        for (text, isInside) in [
            ("172.15.255.255", false), ("172.16.0.0", true), ("172.31.255.255", true), ("172.32.0.0", false),
            ("::ffff:172.16.0.1", false),
        ] {
            #expect(block.contains(try #require(IPAddress(text))) == isInside, "\(text)")
        }
        #expect(AddressBlock("0.0.0.0/0")?.contains(try #require(IPAddress("8.8.8.8"))) == true)
        #expect(AddressBlock("127.0.0.1")?.description == "127.0.0.1/32")
        for text in ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "ten", "::/129", ""] {
            #expect(AddressBlock(text) == nil, "\(text)")
        }
    }
}
