package import SharedLayer

/// What partners agreed to, from the configuration: defaults, and what differs for single partners.
///
/// `{"default": {"group_by": "contract_id", "date_tolerance_days": 1, "amount_tolerances": {"USD": "0.05"},
/// "alerts_on_differences": false}, "partners": {"partner-1": {"date_tolerance_days": 3}}}`
package struct MatchingRules: Sendable, Equatable {
    private let standard: MatchingPolicy
    private let partners: [String: MatchingPolicy]

    /// Nil when the text is no such JSON.
    package init?(_ text: String) {
        guard let document = try? JSONParser().parse(Array(text.utf8)), let object = document.object,
            Set(object.names).isSubset(of: ["default", "partners"]),
            let standard = Self.policy(document["default"] ?? .object(JSONObject()), over: MatchingPolicy())
        else { return nil }
        var partners: [String: MatchingPolicy] = [:]
        guard let differing = (document["partners"] ?? .object(JSONObject())).object else { return nil }
        for member in differing.members {
            guard let policy = Self.policy(member.value, over: standard) else { return nil }
            partners[member.name] = policy
        }
        self.standard = standard
        self.partners = partners
    }

    package func policy(of partnerID: String) -> MatchingPolicy { partners[partnerID] ?? standard }

    private static func policy(_ value: JSONValue, over standard: MatchingPolicy) -> MatchingPolicy? {
        guard let object = value.object else { return nil }
        var policy = standard
        for member in object.members {
            switch member.name {
            case "group_by":
                guard let key = member.value.string.flatMap(MatchingKey.init(rawValue:)) else { return nil }
                policy.groupBy = key
            case "date_tolerance_days":
                guard let days = member.value.number?.int, 0...MatchingPolicy.dateToleranceDaysMax ~= days else {
                    return nil
                }
                policy.dateToleranceDays = days
            case "amount_tolerances":
                guard let tolerances = member.value.object else { return nil }
                for tolerance in tolerances.members {
                    guard let currency = Currency(tolerance.name),
                        let decimal = tolerance.value.string.flatMap({ ExactDecimal($0) }),
                        let money = try? Money(decimal, currency: currency), money.minorUnits >= 0
                    else { return nil }
                    policy.amountTolerances[currency.code] = money.minorUnits
                }
            case "alerts_on_differences":
                guard let alerts = member.value.bool else { return nil }
                policy.alertsOnDifferences = alerts
            default: return nil
            }
        }
        return policy
    }
}
