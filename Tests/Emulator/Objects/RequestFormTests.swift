import FoundationEssentials
import Testing
import Wire

@testable import Objects

@Suite("What S3's requests say")
struct RequestFormTests {
    @Test(
        "Bucket and key are found in the path, or the bucket in the host's name",
        arguments: [
            ("localhost:4566", "/b/k/l", "b", "k/l"), ("127.0.0.1", "/b", "b", nil), ("localhost", "/", nil, nil),
            ("b.localhost:1", "/k", "b", "k"), ("b.s3.localhost", "/", "b", nil), ("s3.localhost", "/b/k", "b", "k"),
            ("a.b.s3.eu-west-1.amazonaws.com", "/k", "a.b", "k"), ("b.s3-eu-west-1.amazonaws.com", "/k", "b", "k"),
            ("", "/b/", "b", nil), ("localhost", "//k", nil, "k"), ("[::1]:80", "/b/k", "b", "k"),
            (".localhost", "/b", "b", nil), ("localhost", "/b//k", "b", "/k"),
            ("localhost", "/b/\u{301}", "b", "\u{301}"), ("b.localhost", "/\u{301}", "b", "\u{301}"),
        ] as [(String, String, String?, String?)])
    func address(_ host: String, _ path: String, _ bucket: String?, _ key: String?) {
        let address = BucketAddress(host: host, path: path)
        #expect(address.bucket == bucket)
        #expect(address.key == key)
    }

    @Test(
        "Single ranges are taken, other forms mean the whole",
        arguments: [
            ("bytes=0-0", 0..<1), ("bytes=2-", 2..<10), ("bytes=-3", 7..<10), ("bytes=-30", 0..<10),
            ("bytes=8-99999999999999999999", 8..<10), ("bytes=5-4", nil), ("bytes=0-1,3-4", nil), ("items=0-1", nil),
            ("bytes=", nil), ("bytes=a-b", nil), ("bytes=-", nil), ("bytes=+1-2", nil), (nil, nil),
        ] as [(String?, Range<Int>?)])
    func range(_ field: String?, _ range: Range<Int>?) throws {
        #expect(try ByteRange.parse(field, size: 10) == range)
    }

    @Test(
        "A range behind the end is refused",
        arguments: ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=9223372036854775807-99999999999999999999"])
    func unsatisfiable(_ field: String) {
        #expect(throws: ObjectsError.self) { try ByteRange.parse(field, size: 10) }
    }

    @Test(
        "Bucket names follow S3's rules",
        arguments: [
            ("abc", true), ("a.b-c.1", true), (String(repeating: "a", count: 63), true), ("ab", false), ("", false),
            (String(repeating: "a", count: 64), false), ("Abc", false), ("a_b", false), ("-ab", false), ("ab.", false),
            ("a..b", false), ("10.0.0.1", false), ("xn--abc", false), ("abc-s3alias", false), ("abc--x-s3", false),
            ("ümlaut", false),
        ])
    func names(_ name: String, _ isValid: Bool) {
        #expect(BucketName.isValid(name) == isValid)
    }

    @Test(
        "Rules are for the events, prefixes and suffixes that they name",
        arguments: [
            ("s3:ObjectCreated:*", "s3:ObjectCreated:Put", "in/a.jpg", true),
            ("s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", "in/a.jpg", false),
            ("s3:ObjectCreated:*", "s3:ObjectRemoved:Delete", "in/a.jpg", false),
            ("s3:ObjectCreated:*", "s3:ObjectCreated:Put", "out/a.jpg", false),
            ("s3:ObjectCreated:*", "s3:ObjectCreated:Put", "in/a.png", false),
        ])
    func rules(_ pattern: String, _ event: String, _ key: String, _ matches: Bool) {
        let rule = NotificationRule(
            id: "r", kind: .queue, target: "t", events: [pattern], prefix: "in/", suffix: ".jpg")
        #expect(rule.matches(event, key: key) == matches)
    }
}
