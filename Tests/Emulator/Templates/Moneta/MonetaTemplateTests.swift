import Templates
import TestSupport
import Testing

@Suite("The templates of Moneta Core")
struct MonetaTemplateTests {
    private static let files = [
        "template.json", "Sources/SharedLayer/template.json", "Sources/Handlers/SubscriptionCharge/template.json",
    ]

    /// The repository's templates beside a `dist/` with stand-ins for what `make build` fills.
    static func withTemplates<Value>(_ body: (TemporaryDirectory) async throws -> Value) async throws -> Value {
        try await TemporaryDirectory.with { folder in
            for file in files {
                try folder.write(file, try String(contentsOfFile: PackageRoot.file(file)))
            }
            try folder.write("dist/SubscriptionCharge/bootstrap", "#!/bin/sh\n")
            try folder.write("dist/SharedLayer/moneta/manifest.json", "{}")
            return try await body(folder)
        }
    }

    private func read(_ parameters: [String: String] = [:]) async throws -> Application {
        try await Self.withTemplates { folder in
            try TemplateReader().read(path: folder.file("template.json"), parameters: parameters)
        }
    }

    @Test("give five functions, six queues, six tables, one key and one API")
    func resources() async throws {
        let application = try await read()
        #expect(
            application.functions.map(\.logicalID) == [
                "ValidateContractFunction", "ProcessChargeFunction", "SignContractFunction", "DeliverToPartnerFunction",
                "SweepOutboxFunction",
            ])
        #expect(application.functions.allSatisfy { $0.stack == "SubscriptionCharge" && $0.handler == $0.logicalID })
        #expect(application.functions.allSatisfy { $0.timeoutSeconds == 30 && $0.memoryMegabytes == 512 })
        #expect(application.functions.allSatisfy { $0.layerPaths.count == 1 })
        #expect(application.queues.count == 6)
        #expect(
            application.tables.map(\.logicalID) == [
                "PartnerTable", "OrganizationTable", "PublisherTable", "MPassTable", "CertificateTable",
                "SubscriptionTable",
            ])
        #expect(application.keys.map(\.aliases) == [["alias/moneta-dev-subscription-charge-signing"]])
        #expect(application.eventSources.count == 3)
        #expect(application.eventSources.allSatisfy { $0.settings.contains("ReportBatchItemFailures") })
        #expect(
            application.eventRules.filter(\.isScheduled).map(\.putRuleBody).allSatisfy { $0.contains("rate(1 minute)") }
        )
        #expect(application.eventRules.filter(\.isScheduled).count == 1)
        let api = try #require(application.apis.first)
        #expect(api.stage == "$default")
        #expect(api.routes.map(\.key) == ["POST /api/v1/events/subscription_charges"])
        #expect(
            api.routes.map(\.function) == [
                "arn:aws:lambda:us-east-1:000000000000:function:moneta-SubscriptionCharge-ValidateContractFunction"
            ])
        #expect(application.outputs["SharedApiId"] == api.id)
        #expect(application.warnings == [])
        #expect(application.unsupported.isEmpty)
    }

    @Test("give each function its environment, resolved across the stacks")
    func environment() async throws {
        let application = try await read([
            "Environment": "staging", "PartnerInsideAddressesAllowed": "127.0.0.0/8", "LogLevel": "DEBUG",
        ])
        let queues = "http://127.0.0.1:4566/000000000000/moneta-SubscriptionCharge-"
        let keyID = try #require(application.keys.first?.keyID)
        #expect(
            application.functions.first?.environment == [
                "ENVIRONMENT": "staging", "LOG_LEVEL": "DEBUG", "SHARED_LAYER_PATH": "/opt/moneta",
                "POWERTOOLS_SERVICE_NAME": "subscription_charge", "POWERTOOLS_METRICS_NAMESPACE": "moneta-staging",
                "PARTNER_TABLE_NAME": "moneta-SharedLayer-PartnerTable",
                "ORGANIZATION_TABLE_NAME": "moneta-SharedLayer-OrganizationTable",
                "PUBLISHER_TABLE_NAME": "moneta-SharedLayer-PublisherTable",
                "MPASS_TABLE_NAME": "moneta-SharedLayer-MPassTable",
                "CERTIFICATE_TABLE_NAME": "moneta-SharedLayer-CertificateTable",
                "SUBSCRIPTION_TABLE_NAME": "moneta-SubscriptionCharge-SubscriptionTable",
                "PROCESS_CHARGE_QUEUE_URL": queues + "ProcessChargeQueue",
                "SIGN_CONTRACT_QUEUE_URL": queues + "SignContractQueue",
                "DELIVER_TO_PARTNER_QUEUE_URL": queues + "DeliverToPartnerQueue",
                "DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL": queues + "DeliverToPartnerDeadLetterQueue",
                "SIGNING_KEY_ID": keyID, "PARTNER_INSIDE_ADDRESSES_ALLOWED": "127.0.0.0/8",
                "SIGNATURE_AUDIENCE": "moneta-core-staging",
            ])
    }

    @Test("before `make build` ask for it")
    func unbuilt() async throws {
        try await TemporaryDirectory.with { folder in
            for file in Self.files { try folder.write(file, try String(contentsOfFile: PackageRoot.file(file))) }
            let error = #expect(throws: TemplateError.self) {
                try TemplateReader().read(path: folder.file("template.json"))
            }
            #expect(error?.issues.count == 6)
            #expect(error?.issues.allSatisfy { $0.code == .missingCode && $0.remedy == "run `make build`" } == true)
        }
    }
}
