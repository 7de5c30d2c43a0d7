import FoundationEssentials
import Templates
import TestSupport
import Testing

@Suite("The templates of Moneta Core")
struct MonetaTemplateTests {
    /// The stacks with functions, as their folders name them.
    static let stacks: [String] = {
        let folder = PackageRoot.file("Sources/Handlers")
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return entries.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/template.json") }.sorted()
    }()

    private static var files: [String] {
        ["template.json", "Sources/SharedLayer/template.json"] + stacks.map { "Sources/Handlers/\($0)/template.json" }
    }

    /// The repository's templates beside a `dist/` with stand-ins for what `make build` fills.
    static func withTemplates<Value>(_ body: (TemporaryDirectory) async throws -> Value) async throws -> Value {
        try await TemporaryDirectory.with { folder in
            for file in files {
                try folder.write(file, try String(contentsOfFile: PackageRoot.file(file)))
            }
            for stack in stacks { try folder.write("dist/\(stack)/bootstrap", "#!/bin/sh\n") }
            try folder.write("dist/SharedLayer/moneta/manifest.json", "{}")
            return try await body(folder)
        }
    }

    private func read(_ parameters: [String: String] = [:]) async throws -> Application {
        try await Self.withTemplates { folder in
            try TemplateReader().read(path: folder.file("template.json"), parameters: parameters)
        }
    }

    @Test("give every stack its functions, its stores and its share of one API")
    func resources() async throws {
        let application = try await read()
        #expect(Set(application.functions.map(\.stack)) == Set(Self.stacks))
        #expect(application.functions.allSatisfy { $0.handler == $0.logicalID && $0.layerPaths.count == 1 })
        #expect(application.eventSources.allSatisfy { $0.settings.contains("ReportBatchItemFailures") })
        let api = try #require(application.apis.first)
        #expect(application.apis.count == 1 && api.stage == "$default")
        #expect(application.outputs["SharedApiId"] == api.id)
        #expect(Set(api.routes.map(\.key)).count == api.routes.count)
        let reached = Set(api.routes.map(\.function))
        for stack in Self.stacks {
            #expect(reached.contains { $0.contains("moneta-\(stack)-") }, "no route leads to \(stack)")
        }
        #expect(application.warnings == [])
        #expect(application.unsupported.isEmpty)
    }

    @Test("give each queue whose messages are worked a dead-letter queue")
    func deadLetters() async throws {
        for stack in Self.stacks {
            let text = try String(contentsOfFile: PackageRoot.file("Sources/Handlers/\(stack)/template.json"))
            let resources = try JSON(Array(text.utf8))["Resources"]?.members ?? [:]
            for (name, resource) in resources where resource["Type"] == .string("AWS::SQS::Queue") {
                let isLast = name.contains("DeadLetter")
                #expect(isLast || resource["Properties"]?["RedrivePolicy"] != nil, "\(stack): \(name)")
            }
        }
    }

    @Test("give each function its environment, resolved across the stacks")
    func environment() async throws {
        let application = try await read([
            "Environment": "staging", "PartnerInsideAddressesAllowed": "127.0.0.0/8", "LogLevel": "DEBUG",
        ])
        for function in application.functions {
            let environment = function.environment
            #expect(environment["ENVIRONMENT"] == "staging", "\(function.logicalID)")
            #expect(environment["LOG_LEVEL"] == "DEBUG", "\(function.logicalID)")
            #expect(environment["SHARED_LAYER_PATH"] == "/opt/moneta", "\(function.logicalID)")
            #expect(environment["POWERTOOLS_METRICS_NAMESPACE"] == "moneta-staging", "\(function.logicalID)")
            for (name, value) in environment {
                #expect(!value.contains("${"), "\(function.logicalID): \(name) is \(value)")
            }
        }
        let deliver = try #require(application.functions.first { $0.logicalID == "DeliverToPartnerFunction" })
        #expect(deliver.environment["PARTNER_TABLE_NAME"] == "moneta-SharedLayer-PartnerTable")
        #expect(
            deliver.environment["DELIVER_TO_PARTNER_QUEUE_URL"]
                == "http://127.0.0.1:4566/000000000000/moneta-SubscriptionCharge-DeliverToPartnerQueue")
        #expect(deliver.environment["PARTNER_INSIDE_ADDRESSES_ALLOWED"] == "127.0.0.0/8")
    }

    @Test("before `make build` ask for it")
    func unbuilt() async throws {
        try await TemporaryDirectory.with { folder in
            for file in Self.files { try folder.write(file, try String(contentsOfFile: PackageRoot.file(file))) }
            let error = #expect(throws: TemplateError.self) {
                try TemplateReader().read(path: folder.file("template.json"))
            }
            let issues = try #require(error?.issues)
            #expect(issues.count > Self.stacks.count)
            #expect(issues.allSatisfy { $0.code == .missingCode && $0.remedy == "run `make build`" })
        }
    }
}
