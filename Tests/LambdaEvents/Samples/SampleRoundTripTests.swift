import FoundationEssentials
import TestSupport
import Testing

@Suite("Sample events")
struct SampleRoundTripTests {
    @Test("Every sample file has a type, and every type's file is there")
    func table() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Sample.folder)
        #expect(files.sorted() == Sample.all.map { $0.file + ".json" }.sorted())
    }

    @Test("Decoded and encoded again, a sample is the same JSON, no field lost and none added", arguments: Sample.all)
    func roundTrip(_ sample: Sample) throws {
        let json = try Sample.json(sample.file)
        #expect(try Self.roundTrip(json, as: sample.type) == json)
    }

    /// Wherever a type takes a field as absent or null, it writes it so again.
    @Test("Each field that may be missing, or null, stays missing or null")
    func missingAndNull() throws {
        var missing = 0
        var null = 0
        for sample in Sample.all where !sample.isResult {
            let json = try Sample.json(sample.file)
            missing += Self.expectExact(json.variants(replacingEachMemberBy: nil), sample)
            null += Self.expectExact(json.variants(replacingEachMemberBy: .null), sample)
        }
        #expect(missing > 400)
        #expect(null > 300)
    }

    /// How many of the variants the sample's type takes.
    private static func expectExact(_ variants: [JSON], _ sample: Sample) -> Int {
        var taken = 0
        for variant in variants {
            guard let written = try? roundTrip(variant, as: sample.type) else { continue }
            #expect(written == variant, "\(sample.file)")
            taken += 1
        }
        return taken
    }

    /// The document after decoding and encoding; that decodes to an equal value again, or it is an issue.
    private static func roundTrip<Document: Sample.Document>(_ json: JSON, as type: Document.Type) throws -> JSON {
        let document = try JSONDecoder().decode(type, from: Data(json.bytes))
        let encoded = try JSONEncoder().encode(document)
        #expect(try JSONDecoder().decode(type, from: encoded) == document)
        return try JSON([UInt8](encoded))
    }
}
