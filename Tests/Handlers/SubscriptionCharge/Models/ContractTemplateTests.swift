import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Contract templates")
struct ContractTemplateTests {
    private static let catalogue = ContractTemplateCatalogue(
        [
            ContractTemplate(id: "a", version: 1, isRetired: true, document: ["v": 1]),
            ContractTemplate(id: "a", version: 2, document: ["v": 2]),
            ContractTemplate(id: "a", version: 3, document: ["v": 3]),
            ContractTemplate(id: "a", version: 4, isRetired: true, document: ["v": 4]),
            ContractTemplate(id: "old", version: 1, isRetired: true, document: [:]),
        ], defaultID: "a")

    @Test(
        "A new contract gets the version it names, or the latest that is not retired",
        arguments: [(nil, nil, 3), ("a", nil, 3), ("a", 2, 2), (nil, 2, 2)] as [(String?, Int?, Int)])
    func chosen(id: String?, version: Int?, expected: Int) throws {
        let template = try Self.catalogue.template(id, version: version).get()
        #expect(template.id == "a")
        #expect(template.version == expected)
    }

    @Test(
        "Unknown and retired templates are rule violations, at the member that names them",
        arguments: [
            ("b", nil, .templateUnknown, "/template"), ("b", 1, .templateUnknown, "/template"),
            ("a", 9, .templateUnknown, "/template_version"), ("a", 1, .templateRetired, "/template_version"),
            (nil, 4, .templateRetired, "/template_version"), ("old", nil, .templateRetired, "/template"),
        ] as [(String?, Int?, RuleViolation.Code, String)])
    func refused(id: String?, version: Int?, code: RuleViolation.Code, pointer: String) {
        let error = #expect(throws: RuleViolation.self) { try Self.catalogue.template(id, version: version).get() }
        #expect(error?.code == code)
        #expect(error?.pointer == pointer)
    }

    @Test("A contract keeps the version that it was accepted under, also when that one was retired since")
    func kept() throws {
        var contract = try Sample.contract()
        contract.templateID = "a"
        contract.templateVersion = 4
        #expect(Self.catalogue.template(of: contract)?.version == 4)
        contract.templateVersion = 5
        #expect(Self.catalogue.template(of: contract) == nil)
        contract.templateID = nil
        contract.templateVersion = nil
        #expect(Self.catalogue.template(of: contract)?.version == 1)
    }

    @Test("Values take their placeholders' place; a member without a value is left out only where it may be")
    func filled() throws {
        let template = ContractTemplate(
            id: "a", version: 1,
            document: [
                "text": "no {{placeholder}}", "amount": "{{amount}}", "terms": ["{{terms?}}", "fixed"],
                "inner": ["period": "{{period?}}"], "number": 1,
            ])
        #expect(template.needs == ["amount"])
        #expect(
            try template.document(of: ["amount": "1.00", "period": "2026"]) == [
                "text": "no {{placeholder}}", "amount": "1.00", "terms": ["fixed"], "inner": ["period": "2026"],
                "number": 1,
            ])
        let error = #expect(throws: SubscriptionChargeError.self) { try template.document(of: ["period": "2026"]) }
        #expect(error?.code == .templateIncomplete)
    }

    @Test(
        "Every published version can be filled for a charge without a period and without metadata", arguments: [1, 2])
    func published(version: Int) throws {
        var contract = try ContractModel(
            reference: ContractReference(organizationID: "org-1", contractID: "c-1"), publisherID: "pub-1",
            mPassID: "mp-1", transactionID: "t-1", amount: "50", currency: #require(Currency("USD")), period: nil,
            requestHash: String(repeating: "a", count: 64), validatedAt: Sample.start)
        contract.templateID = "subscription-charge"
        contract.templateVersion = version
        let template = try #require(try SubscriptionContractTemplates.catalogue().template(of: contract))
        let bytes = try SubscriptionContractDocument(
            template: template, contract: contract, money: contract.money, metadata: [:], publisherSignature: "h..s",
            signedAt: Sample.start
        ).canonicalBytes()
        let document = try JSONParser().parse(bytes)
        #expect(document["document_version"]?.string == String(version))
        #expect(document["period"] == nil && document["metadata"] == nil)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("{{"))
        #expect(version == 1 || document["template"]?["version"] == 2)
    }

    @Test(
        "A text that is no catalogue is refused", arguments: ["{}", #"{"default":"a","templates":[{"id":"a"}]}"#, "["])
    func malformed(text: String) {
        #expect(throws: (any Error).self) { try SubscriptionContractTemplates.parse(text) }
    }
}
