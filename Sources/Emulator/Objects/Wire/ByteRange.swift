/// The stretch of an object that a `Range` field asks for. Only single ranges have an effect, as in S3.
///
/// Source: RFC 9110, section 14.1.2.
struct ByteRange {
    /// Nil where the whole object is meant: no field, another unit, several ranges, or one that is none.
    ///
    /// - Throws: `InvalidRange` when nothing of the object lies in the range.
    static func parse(_ field: String?, size: Int) throws(ObjectsError) -> Range<Int>? {
        guard let field, field.hasPrefix("bytes="), !field.contains(",") else { return nil }
        let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        if ends[0].isEmpty {
            guard let last = number(ends[1]) else { return nil }
            guard last > 0, size > 0 else { throw .invalidRange(field, size: size) }
            return max(size - last, 0)..<size
        }
        guard let first = number(ends[0]) else { return nil }
        var last = size - 1
        if !ends[1].isEmpty {
            guard let end = number(ends[1]), end >= first else { return nil }
            last = min(end, last)
        }
        guard first < size else { throw .invalidRange(field, size: size) }
        return first..<(last + 1)
    }

    /// Digits alone; larger than a number has room for counts as large.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(text) ?? .max
    }
}
