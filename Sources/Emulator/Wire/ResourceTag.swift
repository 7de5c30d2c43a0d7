/// A tag in the form of most services: `{"Key": …, "Value": …}`.
package struct ResourceTag: Codable, Sendable, Equatable {
    package let key: String
    package let value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

extension [ResourceTag] {
    /// These tags after others were set: a key that comes again has the newer value.
    package func setting(_ added: [ResourceTag]) -> [ResourceTag] {
        let names = Set(added.map(\.key))
        var latest: [ResourceTag] = []
        for tag in added.reversed() where !latest.contains(where: { $0.key == tag.key }) { latest.insert(tag, at: 0) }
        return filter { !names.contains($0.key) } + latest
    }

    package func removing(_ keys: [String]) -> [ResourceTag] {
        filter { !keys.contains($0.key) }
    }
}
