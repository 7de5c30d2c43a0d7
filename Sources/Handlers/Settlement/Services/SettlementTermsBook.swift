import SharedLayer

/// The terms of all partners: those that hold for everybody, and what was agreed otherwise with some.
///
/// Read from the environment (`SETTLEMENT_TERMS`), as JSON:
///
///     {"default": {"cut_off": "00:00", "fee_basis_points": 150, "fee_fixed": {"USD": "0.30"}, "minimum": {"USD": "1.00"}},
///      "partners": {"partner-1": {"cut_off": "17:00"}}}
package struct SettlementTermsBook: Sendable {
    private let common: SettlementTerms
    private let agreed: [String: SettlementTerms]

    /// Throws `malformedTerms`.
    package init(json text: String) throws(SettlementError) {
        let document: JSONValue
        do {
            document = try JSONParser().parse(Array(text.utf8))
        } catch {
            throw SettlementError(.malformedTerms, "SETTLEMENT_TERMS is no JSON.", cause: error)
        }
        let members = try Self.members(document, allowed: ["default", "partners"])
        common = try Self.terms(members["default"] ?? .object(JSONObject()), over: SettlementTerms())
        var agreed: [String: SettlementTerms] = [:]
        for partner in members["partners"]?.object?.members ?? [] {
            agreed[partner.name] = try Self.terms(partner.value, over: common)
        }
        self.agreed = agreed
    }

    package func terms(of partnerID: String) -> SettlementTerms { agreed[partnerID] ?? common }

    /// What `json` does not say holds as in `terms`.
    private static func terms(
        _ json: JSONValue, over terms: SettlementTerms
    ) throws(SettlementError) -> SettlementTerms {
        let members = try members(json, allowed: ["cut_off", "fee_basis_points", "fee_fixed", "minimum"])
        var terms = terms
        if let text = members["cut_off"] {
            guard let cutOff = text.string.flatMap(CutOff.init) else { throw malformed("cut_off") }
            terms.cutOff = cutOff
        }
        if let number = members["fee_basis_points"] {
            guard let points = number.number?.int, (0...SettlementRunModel.basisPointsMax).contains(points) else {
                throw malformed("fee_basis_points")
            }
            terms.feeBasisPoints = points
        }
        if let amounts = members["fee_fixed"] { terms.feeFixed = try Self.amounts(amounts, "fee_fixed") }
        if let amounts = members["minimum"] { terms.minimum = try Self.amounts(amounts, "minimum") }
        return terms
    }

    private static func amounts(
        _ json: JSONValue, _ name: String
    ) throws(SettlementError) -> [String: ExactDecimal] {
        guard let object = json.object else { throw malformed(name) }
        var amounts: [String: ExactDecimal] = [:]
        for member in object.members {
            guard let currency = Currency(member.name), let text = member.value.string,
                let amount = ExactDecimal(text), let money = try? Money(amount, currency: currency),
                money.minorUnits >= 0
            else { throw malformed("\(name).\(member.name)") }
            amounts[member.name] = amount
        }
        return amounts
    }

    private static func members(
        _ json: JSONValue, allowed: Set<String>
    ) throws(SettlementError) -> JSONObject {
        guard let object = json.object, allowed.isSuperset(of: object.names) else {
            throw malformed("an object of " + allowed.sorted().joined(separator: ", "))
        }
        return object
    }

    private static func malformed(_ name: String) -> SettlementError {
        SettlementError(.malformedTerms, "SETTLEMENT_TERMS has no proper \(name).")
    }
}
