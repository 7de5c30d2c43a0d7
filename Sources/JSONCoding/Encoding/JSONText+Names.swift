/// The names of members: each once, the last value counts, as in Foundation.
extension JSONText {
    private static let searchedMembersMax = 32

    mutating func addName(_ name: String) {
        let separator = separator
        var member = writeName(name, after: separator)
        if let earlier = earlier(member) { member.start &-= remove(earlier, before: member) }
        members.append(member)
    }

    private mutating func writeName(_ name: String, after separator: UInt8? = nil) -> WrittenMember {
        let start = output.count &+ (separator == nil ? 0 : 1)
        output.append(quoted: name, after: separator, before: UInt8(ascii: ":"))
        return WrittenMember(start: start, nameLength: output.count &- start)
    }

    /// The place among the members of one that has the same name.
    private mutating func earlier(_ member: WrittenMember) -> Int? {
        guard members.count &- current.firstMember < Self.searchedMembersMax else {
            return isNew(member) ? nil : search(member)
        }
        let mark = mark(of: member)
        guard current.nameMarks & mark != 0 else {
            current.nameMarks |= mark
            return nil
        }
        return search(member)
    }

    /// One of 64 bits: different ones for most different names.
    private func mark(of member: WrittenMember) -> UInt64 {
        let first = Int(output[member.start &+ 1])
        let last = Int(output[member.valueStart &- 3])
        return 1 << UInt64(truncatingIfNeeded: (member.nameLength &* 7 ^ first ^ last &* 5) & 63)
    }

    private func search(_ member: WrittenMember) -> Int? {
        let name = output.slice(member.start..<member.valueStart)
        return members.indices[current.firstMember...].first {
            members[$0].nameLength == member.nameLength
                && output.slice(members[$0].start..<members[$0].valueStart) == name
        }
    }

    private mutating func isNew(_ member: WrittenMember) -> Bool {
        let name = name(member)
        if current.names == nil { current.names = Set(members[current.firstMember...].map(self.name)) }
        return current.names?.insert(name).inserted ?? true
    }

    private func name(_ member: WrittenMember) -> String {
        String(decoding: output.slice(member.start..<member.valueStart), as: UTF8.self)
    }

    /// Takes out a member; returns how many bytes shorter the output became.
    private mutating func remove(_ place: Int, before last: WrittenMember) -> Int {
        let next = place &+ 1 < members.count ? members[place &+ 1] : last
        let bytes = members[place].start..<next.start
        output.remove(bytes)
        members.remove(at: place)
        for later in place..<members.count { members[later].start &-= bytes.count }
        parts.removeAll { bytes.contains($0.place) }
        for part in parts.indices where parts[part].place > bytes.lowerBound { parts[part].place &-= bytes.count }
        return bytes.count
    }
}

/// Values that are written apart: nested containers and super encoders.
extension JSONText {
    /// Leaves a place for a part.
    mutating func add(_ part: JSONWriter, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        parts.append(WrittenPart(place: output.count, writer: part))
        output.append(WrittenPart.placeholder)
    }

    /// The part of that name, if there is one of that kind; another value of that name is misuse.
    mutating func part(_ name: String, _ state: EncodingLevel.State, at level: Int) -> JSONWriter? {
        guard misuse == nil, level == outer.count, current.state == .object else { return nil }
        let end = output.count
        let wanted = writeName(name)
        defer { output.truncate(to: end) }
        guard let earlier = search(wanted) else { return nil }
        let place = members[earlier].valueStart
        guard let part = parts.first(where: { $0.place == place }), part.writer.text.current.state == state else {
            misuse = misused(level, "a value of another kind was already encoded for \(name)")
            return nil
        }
        return part.writer
    }
}
