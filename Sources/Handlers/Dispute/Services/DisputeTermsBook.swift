import SharedLayer

/// Which terms hold with which partner: the defaults, and what differs.
package struct DisputeTermsBook: Sendable, Equatable {
    package var standard = DisputeTerms()
    package var partners: [String: DisputeTerms] = [:]

    package init() {}

    /// Reads the setting `DISPUTE_TERMS`: JSON with what differs from the defaults.
    ///
    ///     {"standard": {"window_days": {"UNAUTHORIZED": 90}},
    ///      "partners": {"partner-1": {"evidence_days": 10, "review_days": 20, "required_evidence": {"OTHER": []}}}}
    ///
    /// Nil for anything else: a term that nobody meant must not count.
    package init?(text: String) {
        guard let document = (try? JSONParser().parse(Array(text.utf8)))?.object else { return nil }
        for member in document.members {
            switch member.name {
            case "standard":
                guard let terms = DisputeTerms(changing: standard, by: member.value) else { return nil }
                standard = terms
            case "partners": continue
            default: return nil
            }
        }
        guard let others = document["partners"] else { return }
        guard let others = others.object else { return nil }
        for member in others.members {
            guard let terms = DisputeTerms(changing: standard, by: member.value) else { return nil }
            partners[member.name] = terms
        }
    }

    package func terms(with partnerID: String) -> DisputeTerms { partners[partnerID] ?? standard }
}

extension DisputeTerms {
    fileprivate init?(changing terms: DisputeTerms, by value: JSONValue) {
        guard let object = value.object else { return nil }
        self = terms
        for member in object.members {
            guard change(member.name, member.value) else { return nil }
        }
    }

    /// Whether there is such a term, with such a value.
    private mutating func change(_ name: String, _ value: JSONValue) -> Bool {
        switch name {
        case "evidence_days":
            guard let days = Self.days(value) else { return false }
            evidenceDays = days
        case "review_days":
            guard let days = Self.days(value) else { return false }
            reviewDays = days
        case "window_days":
            guard let reasons = value.object else { return false }
            for member in reasons.members {
                guard let reason = DisputeReason(rawValue: member.name), let days = Self.days(member.value) else {
                    return false
                }
                windowDays[reason] = days
            }
        case "required_evidence":
            guard let reasons = value.object else { return false }
            for member in reasons.members {
                guard let reason = DisputeReason(rawValue: member.name), let kinds = Self.kinds(member.value) else {
                    return false
                }
                requiredEvidence[reason] = kinds
            }
        default: return false
        }
        return true
    }

    private static func days(_ value: JSONValue) -> Int? {
        guard let days = value.number?.decimal.minorUnits(fractionDigits: 0).map({ Int($0) }), daysRange.contains(days)
        else { return nil }
        return days
    }

    /// Each kind once.
    private static func kinds(_ value: JSONValue) -> [EvidenceKind]? {
        guard let names = value.array else { return nil }
        let kinds = names.compactMap { $0.string.flatMap(EvidenceKind.init) }
        return kinds.count == names.count && Set(kinds).count == kinds.count ? kinds : nil
    }
}
