/// Values of a source, kept for a short while, read by one caller at a time.
///
/// One of these lives as long as its function: what a call read is there for the next one.
package final class CachedParameters<Source: ParameterSource>: Sendable {
    package let source: Source
    package let options: ParameterOptions
    private let now: @Sendable () -> Timestamp
    private let cache: ParameterCache
    private let reads = SharedReads<ParameterCache.Key, ParameterCache.Entry>()

    package init(
        _ source: Source, options: ParameterOptions = ParameterOptions(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.source = source
        self.options = options
        self.now = now
        cache = ParameterCache(countMax: options.countMax)
    }

    /// The value as it is.
    package func value(
        _ name: ParameterName, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> ParameterValue {
        let values = try await values(for: .one(name), name: name.description, freshness) {
            () async throws(ParameterError) in [name.text: try await self.source.read(name)]
        }
        guard let value = values[name.text] else {
            throw ParameterError(.notFound, name: name.description, "there is no such parameter")
        }
        return value
    }

    /// Forgets what was read, so that everything is read anew.
    package func clear() { cache.clear() }

    func values(
        for key: ParameterCache.Key, name: String, _ freshness: ParameterFreshness,
        read: () async throws(ParameterError) -> [String: ParameterValue]
    ) async throws(ParameterError) -> [String: ParameterValue] {
        let asked = now()
        if let entry = cache[key], isFresh(entry, freshness, at: asked) { return entry.values }
        do {
            let entry = try await reads.value(for: key, name: name) { () async throws(ParameterError) in
                // Another reading may have ended since this call looked.
                if let entry = self.cache[key], self.isFresh(entry, freshness, at: asked) { return entry }
                let entry = ParameterCache.Entry(values: try await read(), readAt: self.now())
                self.cache.keep(entry, for: key)
                return entry
            }
            return entry.values
        } catch {
            guard error.code == .unavailable, let entry = cache[key], isUsable(entry, at: now()) else { throw error }
            return entry.values
        }
    }

    private func isFresh(_ entry: ParameterCache.Entry, _ freshness: ParameterFreshness, at moment: Timestamp) -> Bool {
        // Read in the future: the clock was set back, and nobody knows how old the value is.
        guard entry.readAt <= now() else { return false }
        let age = moment.milliseconds(since: entry.readAt)
        return switch freshness {
        case .standard: age < 0 || age / 1_000 < Int64(options.maxAgeSeconds)
        case .maxAge(let seconds): age < 0 || age / 1_000 < Int64(seconds)
        case .fetched: age < 0
        }
    }

    private func isUsable(_ entry: ParameterCache.Entry, at moment: Timestamp) -> Bool {
        let age = moment.milliseconds(since: entry.readAt)
        let secondsMax = Int64(options.maxAgeSeconds).addingClamped(Int64(options.staleSecondsMax))
        return options.staleSecondsMax > 0 && age >= 0 && age / 1_000 < secondsMax
    }
}

extension CachedParameters where Source: ParameterTreeSource {
    /// The texts under a path, by their whole names.
    package func texts(
        under path: String, recursively: Bool = false, _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> [String: String] {
        let values = try await values(
            for: .tree(path: path, recursively: recursively), name: path, freshness
        ) { () async throws(ParameterError) in
            try await self.source.readAll(under: path, recursively: recursively)
        }
        return try Self.texts(values)
    }

    /// The texts of those names that are there.
    package func texts(
        of names: [String], _ freshness: ParameterFreshness = .standard
    ) async throws(ParameterError) -> [String: String] {
        let values = try await values(
            for: .several(names), name: names.joined(separator: ", "), freshness
        ) { () async throws(ParameterError) in
            try await self.source.read(names)
        }
        return try Self.texts(values)
    }

    private static func texts(_ values: [String: ParameterValue]) throws(ParameterError) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in values { texts[name] = try value.text(name) }
        return texts
    }
}
