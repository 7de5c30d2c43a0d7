import SharedLayer
import Testing

@Suite("Identifiers")
struct IdentifierGeneratorTests {
    private static func generator(byte: UInt8, milliseconds: Int64 = 0) -> IdentifierGenerator {
        IdentifierGenerator(
            now: { Timestamp(millisecondsSince1970: milliseconds) },
            randomBytes: { [UInt8](repeating: byte, count: $0) })
    }

    @Test("A UUID has the version and the variant of RFC 9562 over whatever bytes")
    func uuid() {
        #expect(Self.generator(byte: 0).uuid() == "00000000-0000-4000-8000-000000000000")
        #expect(Self.generator(byte: 0xFF).uuid() == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    }

    @Test("A sortable identifier begins with its time")
    func sortable() {
        // The example of the ULID specification: 1469918176385 is 01ARYZ6S41.
        let identifier = Self.generator(byte: 31, milliseconds: 1_469_918_176_385).sortable()
        #expect(identifier == "01ARYZ6S41ZZZZZZZZZZZZZZZZ")
        #expect(
            Self.generator(byte: 255, milliseconds: 1).sortable() < Self.generator(byte: 0, milliseconds: 2).sortable())
    }

    @Test("The system's random bytes do not repeat")
    func random() {
        let identifiers = (0..<1_000).map { _ in IdentifierGenerator().uuid() }
        #expect(Set(identifiers).count == 1_000)
    }
}
