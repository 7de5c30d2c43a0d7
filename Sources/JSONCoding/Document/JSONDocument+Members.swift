/// Finding the members of objects.
///
/// Most objects have few, plain and different names, and are asked for them in the order of the text: each search
/// starts behind the member that was found last, and compares bytes. For all others a dictionary of strings is made,
/// with the rules of Foundation: the first of equal names counts, and names are equal as strings are.
extension JSONDocument {
    private static let searchedMembersMax = 32

    package static func firstMember(of object: Int) -> Int { object &+ 1 }

    /// The index of each value by its name.
    func names(of object: Int) -> [String: Int] {
        var names: [String: Int] = [:]
        names.reserveCapacity(self[object].count)
        forEachMember(of: object) { name, value in
            if let string = string(at: name), names[string] == nil { names[string] = value }
        }
        return names
    }

    /// The names in the order of the text, each once.
    func memberNames(of object: Int, areDifferent: Bool) -> [String] {
        var names: [String] = []
        names.reserveCapacity(self[object].count)
        var seen: Set<String>? = areDifferent ? nil : []
        forEachMember(of: object) { name, _ in
            guard let string = string(at: name), seen?.insert(string).inserted ?? true else { return }
            names.append(string)
        }
        return names
    }

    package func forEachMember(of object: Int, _ body: (_ name: Int, _ value: Int) throws -> Void) rethrows {
        let end = self[object].end
        var name = Self.firstMember(of: object)
        while name < end {
            try body(name, name &+ 1)
            name = next(after: name &+ 1)
        }
    }

    /// Whether an object's names are few, as they are written, and different from each other.
    func canSearch(_ object: Int) -> Bool {
        guard self[object].count <= Self.searchedMembersMax else { return false }
        let document = text
        let text = document.span
        let end = self[object].end
        var seen: UInt64 = 0
        var name = Self.firstMember(of: object)
        while name < end {
            let entry = self[name]
            guard entry.isASCII, !entry.hasEscapes else { return false }
            let mark = Self.mark(entry, text)
            if seen & mark != 0 {
                let before = Self.firstMember(of: object)..<name
                guard member(text, entry.bytes, in: before) == nil else { return false }
            }
            seen |= mark
            name = next(after: name &+ 1)
        }
        return true
    }

    /// One of 64 bits: different ones for most different names.
    private static func mark(_ name: TapeEntry, _ text: Span<UInt8>) -> UInt64 {
        guard name.length > 0 else { return 1 }
        let hash = name.length &* 7 ^ Int(text[name.start]) ^ Int(text[name.start &+ name.length &- 1]) &* 5
        return 1 << UInt64(truncatingIfNeeded: hash & 63)
    }

    /// The index of the member of that name, in an object that needs no dictionary; `start` is tried first.
    package func member(_ name: String, in object: Int, from start: Int) -> Int? {
        let wanted = name.utf8Span.span
        return member(wanted, 0..<wanted.count, in: start..<self[object].end)
            ?? member(wanted, 0..<wanted.count, in: Self.firstMember(of: object)..<start)
    }

    /// The index of the first of those members whose name has the same bytes.
    private func member(_ wanted: Span<UInt8>, _ bytes: Range<Int>, in members: Range<Int>) -> Int? {
        let document = text
        let text = document.span
        var name = members.lowerBound
        while name < members.upperBound {
            let entry = self[name]
            if entry.length == bytes.count, Self.equal(wanted, bytes.lowerBound, text, entry.start, entry.length) {
                return name
            }
            name = next(after: name &+ 1)
        }
        return nil
    }

    private static func equal(
        _ left: Span<UInt8>, _ leftStart: Int, _ right: Span<UInt8>, _ rightStart: Int, _ count: Int
    ) -> Bool {
        var place = 0
        while place &+ EightBytes.count <= count {
            let left = EightBytes(left, at: leftStart &+ place)
            guard left.bits == EightBytes(right, at: rightStart &+ place).bits else { return false }
            place &+= EightBytes.count
        }
        if count &- place >= 4 {
            let left = EightBytes(left, endsOf: leftStart &+ place..<leftStart &+ count)
            return left.bits == EightBytes(right, endsOf: rightStart &+ place..<rightStart &+ count).bits
        }
        while place < count {
            guard left[leftStart &+ place] == right[rightStart &+ place] else { return false }
            place &+= 1
        }
        return true
    }
}
