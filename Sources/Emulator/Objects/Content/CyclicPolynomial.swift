/// A reflected cyclic redundancy check of 32 or 64 bits whose register begins and ends inverted.
///
/// Eight bytes at a time by eight tables. Sources: RFC 1952 (CRC-32), RFC 3720 (CRC-32C), NVM Express base specification
/// (CRC-64); check values: Catalogue of parametrised CRC algorithms.
struct CyclicPolynomial: Sendable {
    let bits: Int
    private let polynomial: UInt64
    private let tables: [UInt64]

    static let crc32 = CyclicPolynomial(bits: 32, polynomial: 0xEDB8_8320)
    static let crc32c = CyclicPolynomial(bits: 32, polynomial: 0x82F6_3B78)
    static let crc64nvme = CyclicPolynomial(bits: 64, polynomial: 0x9A6C_9329_AC4B_C9B5)

    private init(bits: Int, polynomial: UInt64) {
        self.bits = bits
        self.polynomial = polynomial
        var tables = [UInt64](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            tables[index] = (0..<8).reduce(UInt64(index)) { crc, _ in
                crc & 1 == 1 ? polynomial ^ (crc >> 1) : crc >> 1
            }
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = tables[Int(before & 0xFF)] ^ (before >> 8)
        }
        self.tables = tables
    }

    private var mask: UInt64 { bits == 64 ? ~0 : (1 << UInt64(bits)) - 1 }

    /// The checksum of what `crc` is the checksum of, followed by `bytes`; 0 is the checksum of nothing.
    func update(_ crc: UInt64, _ bytes: ArraySlice<UInt8>) -> UInt64 {
        var register = crc ^ mask
        var place = bytes.startIndex
        while bytes.endIndex - place >= 8 {
            var word: UInt64 = 0
            for offset in 0..<8 { word |= UInt64(bytes[place + offset]) << UInt64(8 * offset) }
            word ^= register
            register = 0
            for offset in 0..<8 {
                register ^= tables[(7 - offset) * 256 + Int((word >> UInt64(8 * offset)) & 0xFF)]
            }
            place += 8
        }
        while place < bytes.endIndex {
            register = tables[Int((register ^ UInt64(bytes[place])) & 0xFF)] ^ (register >> 8)
            place += 1
        }
        return register ^ mask
    }

    /// The checksum of two stretches, one behind the other, from theirs: the first's is shifted by the second's length,
    /// which is a multiplication by x^8n modulo the polynomial.
    func combine(_ first: UInt64, _ second: UInt64, secondBytes: Int) -> UInt64 {
        var power = UInt64(1) << UInt64(bits - 1)
        var square = UInt64(1) << UInt64(bits - 2)
        var exponent = UInt64(secondBytes) * 8
        while exponent > 0 {
            if exponent & 1 == 1 { power = multiply(square, power) }
            square = multiply(square, square)
            exponent >>= 1
        }
        return multiply(power, first) ^ second
    }

    /// Modulo the polynomial; the highest bit is the coefficient of x^0.
    private func multiply(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var product: UInt64 = 0
        var other = other
        for bit in stride(from: bits - 1, through: 0, by: -1) {
            if (one >> UInt64(bit)) & 1 == 1 { product ^= other }
            other = other & 1 == 1 ? (other >> 1) ^ polynomial : other >> 1
        }
        return product
    }
}
