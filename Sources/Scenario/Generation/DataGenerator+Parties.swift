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

    /// A person's membership in the organization, from some day of the last two years on.
    package func generatedMember(_ number: Int) -> MembershipModel {
        var source = source("member", number)
        let role = source.one(of: Self.roles)
        let day = asOf.daysSince1970 - source.number(in: 1...730)
        return MembershipModel(
            organizationID: plan.organizationID, memberID: identifier("user", number), role: role, status: .active,
            joinedAt: Timestamp(secondsSince1970: Int64(day) * 86_400))
    }

    /// A person who works for the organization.
    func user(_ number: Int) -> JSONValue {
        var source = source("user", number)
        let person = PartyNames.person(&source)
        let member = generatedMember(number)
        let mailbox = "\(PartyNames.slug(person.given)).\(PartyNames.slug(person.family)).\(number)"
        return [
            "member_id": .string(member.memberID), "organization_id": .string(member.organizationID),
            "name": .string("\(person.given) \(person.family)"),
            "email": .string("\(mailbox)@\(plan.organizationID).example"), "role": .string(member.role.rawValue),
        ]
    }

    private static let roles: [(value: MemberRole, weight: Int)] = [
        (.operations, 60), (.auditor, 20), (.administrator, 15), (.owner, 5),
    ]
}
