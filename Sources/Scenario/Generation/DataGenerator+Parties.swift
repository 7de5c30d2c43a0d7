import SharedLayer

extension DataGenerator {
    /// The body that makes a partner; its endpoint is under `example`, which no one owns (RFC 2606).
    func partner(_ number: Int) -> JSONValue {
        var source = source("partner", number)
        let name = PartyNames.organization(&source)
        return [
            "partner_id": .string(identifier("partner", number)), "name": .string(name),
            "endpoint_url": .string("https://\(PartyNames.slug(name)).example/moneta/contracts"),
            "api_key": .string(Base64URL.text(source.bytes(32))),
        ]
    }

    /// A person who works for the organization, with the role that a membership gives.
    func user(_ number: Int) -> JSONValue {
        var source = source("user", number)
        let person = PartyNames.person(&source)
        let role = source.one(of: [
            (value: MemberRole.operations, weight: 60), (value: .auditor, weight: 20),
            (value: .administrator, weight: 15), (value: .owner, weight: 5),
        ])
        return [
            "member_id": .string(identifier("user", number)), "organization_id": .string(plan.organizationID),
            "name": .string("\(person.given) \(person.family)"),
            "email": .string(
                "\(PartyNames.slug(person.given)).\(PartyNames.slug(person.family)).\(number)@\(plan.organizationID).example"
            ),
            "role": .string(role.rawValue),
        ]
    }
}
