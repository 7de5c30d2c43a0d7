import FoundationEssentials
import Testing

@testable import Objects

@Suite("Checksums")
struct ChecksumTests {
    @Test(
        "Check values are those of the catalogue of CRC algorithms",
        arguments: [
            (CyclicPolynomial.crc32, 0xCBF4_3926 as UInt64), (.crc32c, 0xE306_9283),
            (.crc64nvme, 0xAE8B_1486_0A79_9888),
        ])
    func checkValues(_ polynomial: CyclicPolynomial, _ value: UInt64) {
        #expect(polynomial.update(0, Array("123456789".utf8)[...]) == value)
    }

    @Test("A message's checksum is the same in pieces, and combined from the pieces' own", arguments: 0..<40)
    func pieces(_ cut: Int) {
        let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
        for polynomial in [CyclicPolynomial.crc32, .crc32c, .crc64nvme] {
            let whole = polynomial.update(0, bytes[...])
            let head = polynomial.update(0, bytes[..<cut])
            #expect(polynomial.update(head, bytes[cut...]) == whole)
            let tail = polynomial.update(0, bytes[cut...])
            #expect(polynomial.combine(head, tail, secondBytes: bytes.count - cut) == whole)
        }
    }
}
