import Testing

@testable import SharedLayer

@Suite struct PartnerURLTests {
    @Test(
        "finds host and port",
        arguments: [
            ("https://Example.COM/a?b=c", "example.com", 443), ("https://example.com", "example.com", 443),
            ("https://example.com:8443/", "example.com", 8443), ("http://127.0.0.1:8080/x", "127.0.0.1", 8080),
            ("https://[2001:db8::1]:444/x", "2001:db8::1", 444), ("https://a_b.example?x", "a_b.example", 443),
        ])
    func reads(url: String, host: String, port: Int) throws {
        let parts = try PartnerURL(url)
        #expect(parts.host == host)
        #expect(parts.port == port)
    }

    @Test(
        "refuses what readers of URLs understand differently, and old forms of addresses",
        arguments: [
            "", "example.com", "ftp://example.com", "HTTPS://example.com", "//example.com", "https:/example.com",
            "https://", "https://:443/", "https://user@example.com/", "https://user:pw@127.0.0.1/",
            "https://example.com@127.0.0.1/", "https://example.com\\@127.0.0.1/", "https://example.com:0/",
            "https://example.com:65536/", "https://example.com:/", "https://example.com:80:90/",
            "https://exa mple.com/", "https://example.com/\n", "https://examplé.com/", "https://example.com/#a",
            "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
            "https://127.0.0.1./", "https://0x7f.1/", "https://127.0.0.0x1/", "https://1.2.3.4.5/",
            "https://[127.0.0.1]/", "https://[::1/", "https://[::1]x/", "https://[fe80::1%25lo]/",
            "https://%31%32%37.0.0.1/", "https://-a.example/", "https://a..example/",
        ])
    func refuses(url: String) {
        let error = #expect(throws: PartnerCommunicationError.self) { try PartnerURL(url) }
        #expect(error?.code == .invalidURL)
    }
}
