import FoundationEssentials

/// Makes X-Ray trace headers.
enum TraceID {
    /// `Root=1-<seconds in hexadecimal>-<24 hexadecimal digits>`, from a time and 96 random bits.
    static func make(at time: Date, using generator: inout some RandomNumberGenerator) -> String {
        func hexadecimal(_ value: UInt64, _ count: Int) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: max(0, count - digits.count)) + digits.suffix(count)
        }
        let seconds = UInt64(max(0, time.timeIntervalSince1970))
        let random = hexadecimal(generator.next(), 16) + hexadecimal(generator.next(), 8)
        return "Root=1-\(hexadecimal(seconds, 8))-\(random)"
    }
}
