import FunctionRuntime
import TestSupport
import Testing

@Suite("The X-Ray tracing header")
struct XRayTraceHeaderTests {
    private static let root = "1-5759e988-bd862e3fe1be46a994272793"
    private static let parent = "53995c3f42cd8ad8"

    @Test("Lambda's header is read field by field")
    func fields() throws {
        let text = "Root=\(Self.root);Parent=\(Self.parent);Sampled=1;Lineage=a87bd80c:1|68fd508a:5"
        let header = try #require(XRayTraceHeader(text))
        #expect(header.root.description == Self.root)
        #expect(header.parent?.description == Self.parent)
        #expect(header.sampling == .sampled)
        #expect(header.lineage == "a87bd80c:1|68fd508a:5")
        #expect(header.description == text)
    }

    @Test(
        "Fields may be absent, unknown, repeated, in any order and with spaces around them",
        arguments: [
            ("Root=\(root)", "Root=\(root)"), ("Root=\(root);", "Root=\(root)"),
            (" Sampled=0 ; Root=\(root) ", "Root=\(root);Sampled=0"),
            ("Self=1-67891234-12456789abcdef012345678;Root=\(root)", "Root=\(root)"),
            (";;Future;=;Root=\(root);Sampled=?", "Root=\(root);Sampled=?"),
            ("Root=\(root);Sampled=2", "Root=\(root)"), ("Root=\(root);Sampled=", "Root=\(root)"),
            ("Root=\(root);Sampled=1;Sampled=0", "Root=\(root);Sampled=0"),
            ("Root=\(root);Lineage=a=b", "Root=\(root);Lineage=a=b"),
            ("Root=1-5759E988-BD862E3FE1BE46A994272793;Parent=53995C3F42CD8AD8", "Root=\(root);Parent=\(parent)"),
        ])
    func leniency(_ text: String, _ canonical: String) {
        #expect(XRayTraceHeader(text)?.description == canonical)
    }

    @Test(
        "A header without a root, or with ids that are none, is refused",
        arguments: [
            "", ";", "Root", "Root=", "root=\(root)", "Parent=\(parent);Sampled=1", "Root=2-\(root.dropFirst(2))",
            "Root=\(root.dropLast())", "Root=\(root)0", "Root=1-5759e98g-bd862e3fe1be46a994272793",
            "Root=1-5759e988bd862e3fe1be46a9942727930", "Root=1-+759e988-bd862e3fe1be46a994272793",
            "Root=1-00000000-000000000000000000000000", "Root= \(root)", "Root=\(root);Parent=",
            "Root=\(root);Parent=0000000000000000", "Root=\(root);Parent=53995c3f42cd8ad",
            "Root=\(root);Parent=53995c3f42cd8ad80", "Root=\(root);Parent=-3995c3f42cd8ad8", "Root=\(root)é",
            "Root=1-5759e988-bd862e3fe1be46a9942727\u{fffd}", "Root=\(root)\u{0}",
        ])
    func strictness(_ text: String) {
        #expect(XRayTraceHeader(text) == nil)
    }

    @Test("A header that AWS would not make is not kept")
    func sizes() {
        let start = "Root=\(Self.root);Lineage="
        let fits = start + String(repeating: "a", count: XRayTraceHeader.bytesMax - start.utf8.count)
        #expect(XRayTraceHeader(fits)?.description == fits)
        #expect(XRayTraceHeader(fits + "a") == nil)
        #expect(XRayTraceHeader(fits + String(repeating: ";", count: 1 << 20)) == nil)
    }

    @Test("Any bytes at all are read to an end, and what is read is written the same")
    func anyBytes() throws {
        var generator = SeededGenerator(seed: 42)
        let seeds = [
            "Root=\(Self.root);Parent=\(Self.parent);Sampled=1;Lineage=a87bd80c:1", "Root=", ";=", "=;Sampled=?",
        ]
        var readable = 0
        for _ in 0..<20_000 {
            var bytes = Array((seeds.randomElement(using: &generator) ?? "").utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                let replaced =
                    Bool.random(using: &generator) && place < bytes.count ? place..<(place + 1) : place..<place
                bytes.replaceSubrange(replaced, with: [UInt8.random(in: 0...255, using: &generator)])
            }
            guard let header = XRayTraceHeader(String(decoding: bytes, as: UTF8.self)) else { continue }
            readable += 1
            #expect(XRayTraceHeader(header.description) == header, "\(bytes)")
        }
        #expect(readable > 1_000)
    }

    @Test("W3C's ids are the same digits")
    func w3c() throws {
        // The example of AWS's own text on PutTraceSegments.
        let id = try #require(XRayTraceHeader.TraceID("1-4efaaf4d-1e8720b39541901950019ee5"))
        #expect(id.w3c == "4efaaf4d1e8720b39541901950019ee5")
        #expect(XRayTraceHeader.TraceID(w3c: id.w3c) == id)
        let small = try #require(XRayTraceHeader.TraceID(w3c: "0000000000000000000000000000000a"))
        #expect(small.description == "1-00000000-00000000000000000000000a")
        for text in ["", "0", String(repeating: "0", count: 32), id.description, id.w3c + "0"] {
            #expect(XRayTraceHeader.TraceID(w3c: text) == nil, "\(text)")
        }
    }

    @Test(
        "A traceparent needs a parent, and carries the sampling decision",
        arguments: [
            ("Root=\(root);Parent=\(parent);Sampled=1", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01"),
            ("Root=\(root);Parent=\(parent);Sampled=0", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00"),
            ("Root=\(root);Parent=\(parent)", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00"),
            ("Root=\(root);Sampled=1", nil),
        ] as [(String, String?)])
    func traceparent(_ text: String, _ expected: String?) throws {
        #expect(try #require(XRayTraceHeader(text)).traceparent == expected)
    }

    @Test("A client can hand the trace on as its own child")
    func handingOn() throws {
        var header = try #require(XRayTraceHeader("Root=\(Self.root);Parent=\(Self.parent);Sampled=1;Lineage=a:1"))
        header.parent = XRayTraceHeader.SegmentID("00000000000000ff")
        #expect(header.description == "Root=\(Self.root);Parent=00000000000000ff;Sampled=1;Lineage=a:1")
    }
}
