package import SharedLayer

extension DataGenerator {
    /// A partner, whose endpoint is under `example`, which no one owns (RFC 2606).
    package func generatedPartner(_ number: Int) -> PartnerModel {
        var source = source("partner", number)
        let name = PartyNames.organization(&source)
        return PartnerModel(
            partnerID: identifier("partner", number), name: name, status: .active,
            endpointURL: "https://\(PartyNames.slug(name)).example/moneta/contracts",
            apiKey: Base64URL.text(source.bytes(32)))
    }

    /// The body that makes the partner.
    func partner(_ number: Int) -> JSONValue {
        let partner = generatedPartner(number)
        return [
            "partner_id": .string(partner.partnerID), "name": .string(partner.name),
            "endpoint_url": .string(partner.endpointURL), "api_key": .string(partner.apiKey ?? ""),
        ]
    }

    /// The body that makes a person who works for the organization.
    package func user(_ number: Int) -> JSONValue {
        var source = source("user", number)
        let person = PartyNames.person(&source)
        let mailbox = "\(PartyNames.slug(person.given)).\(PartyNames.slug(person.family)).\(seed).\(number)"
        return [
            "email": .string("\(mailbox)@\(plan.organizationID).example"),
            "name": .string("\(person.given) \(person.family)"), "organization_id": .string(plan.organizationID),
            "role": .string(source.one(of: Self.roles).rawValue),
        ]
    }

    private static let roles: [(value: MemberRole, weight: Int)] = [
        (.operations, 60), (.auditor, 20), (.administrator, 15), (.owner, 5),
    ]
}
