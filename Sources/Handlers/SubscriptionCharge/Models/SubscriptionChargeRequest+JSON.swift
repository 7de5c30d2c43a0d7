package import SharedLayer

extension SubscriptionChargeRequest {
    /// Reads a body. Throws `bodyTooLarge`, `malformedJSON`, `malformedRequest`.
    package init(body: [UInt8], schema: InputValidator) throws(SubscriptionChargeError) {
        guard body.count <= Self.bytesMax else {
            throw SubscriptionChargeError(.bodyTooLarge, "The body has more than \(Self.bytesMax) bytes.")
        }
        let document: JSONValue
        do {
            document = try JSONParser().parse(body)
        } catch {
            throw SubscriptionChargeError(.malformedJSON, "The body is no acceptable JSON: \(error)", cause: error)
        }
        try self.init(document: document, schema: schema)
    }

    /// Reads a body's document. Throws `malformedRequest` with every issue that was found.
    package init(document: JSONValue, schema: InputValidator) throws(SubscriptionChargeError) {
        do {
            self = try SubscriptionContractValidator(schema: { schema }).validateStructure(document)
        } catch let refusal as ContractRefusal {
            let message =
                switch refusal.code {
                case .schemaMismatch: "The body does not match the schema of a subscription charge."
                case .impossibleValue: "The body does not describe a charge that can be made."
                }
            throw SubscriptionChargeError(.malformedRequest, message, issues: refusal.result.issues)
        } catch {
            throw SubscriptionChargeError(.malformedRequest, "The body cannot be read.", cause: error)
        }
    }

    /// Reads a value that the schema has accepted, so what can still fail is the money.
    init(members: JSONValue) throws(ShapeError) {
        func text(_ name: String) throws(ShapeError) -> String {
            guard let text = members[name]?.string else {
                throw ShapeError(.malformedText, field: name, "must be a string")
            }
            return text
        }
        let code = try text("currency")
        guard let currency = Currency(code) else {
            throw ShapeError(.unknownCurrency, field: "currency", "must be a currency in use of ISO 4217")
        }
        guard let amount = members["amount"]?.number else {
            throw ShapeError(.malformedAmount, field: "amount", "must be a number")
        }
        guard amount.text.utf8.count <= Self.amountCharactersMax else {
            throw ShapeError(
                .malformedAmount, field: "amount", "must be written in \(Self.amountCharactersMax) characters")
        }
        self.init(
            contractID: try text("contract_id"), organizationID: try text("organization_id"),
            publisherID: try text("publisher_id"), mPassID: try text("mpass_id"), amountText: amount.text,
            money: try Money(amount.decimal, currency: currency), period: try Self.period(members["period"]),
            metadata: Self.metadata(members["metadata"]), template: members["template"]?.string,
            templateVersion: try Self.templateVersion(members["template_version"]))
    }

    /// The schema knows how a period is written, not how many days a month has.
    private static func period(_ value: JSONValue?) throws(ShapeError) -> String? {
        guard let text = value?.string else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count < 3 || CivilDate(year: parts[0], month: parts[1], day: parts[2]) != nil else {
            throw ShapeError(.malformedText, field: "period", "must be a day that exists")
        }
        return text
    }

    /// JSON Schema counts `2.0` as an integer (2020-12, section 4.2.3); a version is not written so.
    private static func templateVersion(_ value: JSONValue?) throws(ShapeError) -> Int? {
        guard let value else { return nil }
        guard let version = value.number.flatMap({ Int($0.text) }) else {
            throw ShapeError(.malformedValue, field: "template_version", "must be written as an integer")
        }
        return version
    }

    private static func metadata(_ value: JSONValue?) -> [String: String] {
        var metadata: [String: String] = [:]
        for member in value?.object?.members ?? [] { metadata[member.name] = member.value.string }
        return metadata
    }

    /// Room for every amount with its exponent and needless zeros; what is longer is no honest amount.
    private static let amountCharactersMax = 64
}
