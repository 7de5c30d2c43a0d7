import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("moneta-core data migrate", .timeLimit(.minutes(5)))
struct MigrateCommandTests {
    @Test("An export comes into the tables once, is only checked with --dry-run, and never overwrites")
    func migrates() async throws {
        try await MigratedApplication.with { application in
            let export = PackageRoot.file("Tests/Fixtures/migration/export.jsonl")
            let checked = try await application.migrate(export, ["--dry-run"])
            #expect(checked.succeeded && checked.output.contains("Nothing was written."), "\(checked.output)")
            #expect(MigratedApplication.row("mpass", in: checked.output) == ["2", "0", "0"], "\(checked.output)")
            #expect(try await application.organizations.get("org-pinet-1") == nil)

            let first = try await application.migrate(export)
            #expect(first.succeeded && first.output.contains("5 records"), "\(first.output)")
            let mPass = try await application.mPasses.get("mpass-pinet-1")
            #expect(mPass?.tier == .gold && mPass?.organizationID == "org-pinet-1")
            #expect(try await application.mPasses.get("mpass-pinet-2")?.status == .expired)
            #expect(try await application.organizations.get("org-pinet-1")?.name == "Café Zürich")

            let again = try await application.migrate(export)
            #expect(again.succeeded, "\(again.output)")
            for kind in ["partner", "organization", "publisher"] {
                #expect(MigratedApplication.row(kind, in: again.output) == ["0", "1", "0"], "\(again.output)")
            }

            var changed = try #require(try await application.organizations.get("org-pinet-1"))
            changed.status = .suspended
            _ = try await application.organizations.save(changed)
            let differing = try await application.migrate(export)
            #expect(differing.exitCode == 1)
            #expect(
                differing.output.contains(
                    "line 4, organization_id: org-pinet-1 is in the table, and is another record"),
                "\(differing.output)")
            #expect(try await application.organizations.get("org-pinet-1")?.status == .suspended)
        }
    }

    @Test("Every fault is told with its line and member, and nothing of the file is written")
    func faults() async throws {
        try await MigratedApplication.with { application in
            let finished = try await application.migrate(PackageRoot.file("Tests/Fixtures/migration/faults.jsonl"))
            #expect(finished.exitCode == 1)
            for fault in [
                "line 1, endpoint_url: must be an absolute http or https URL",
                "line 2, status: must be one of ACTIVE, SUSPENDED, CLOSED",
                "line 3, organization_id: there is no organization org-nobody, in the file or in the table",
                "line 4, mpass_id: is that of line 3 too", "line 5, colour: is no member of a publisher",
                "line 6, publisher_id: ", "line 7, record: must be one of partner, organization, publisher, mpass",
                "line 8, mpass_id: must be a text", "line 8, organization_id: is missing",
                "line 9: must be an object", "line 10", "line 11", "nothing was written",
            ] {
                #expect(finished.output.contains(fault), "\(fault) is not in \(finished.output)")
            }
            #expect(try await application.mPasses.get("mpass-pinet-9") == nil)
        }
    }

    @Test("A run that was cut short by kill -9 is taken up, and ends with every record there once")
    func resumes() async throws {
        try await MigratedApplication.with { application in
            let export = try application.folder.write("large.jsonl", Self.large)
            try await ChildProcess.with(MonetaCore.executable, application.arguments(export)) { process in
                try await eventually(within: .seconds(60), "some mPasses to be there") {
                    try await application.mPasses.get("mpass-large-40") != nil
                }
                process.kill()
            }
            let rest = try await application.migrate(export)
            #expect(rest.succeeded, "\(rest.output)")
            let row = MigratedApplication.row("mpass", in: rest.output).compactMap { Int($0) }
            #expect(row.count == 3 && row[0] + row[1] == Self.count && row[1] >= 1 && row[2] == 0, "\(rest.output)")
            let keys = (1...Self.count).map { MPassModel.key(mPassID: "mpass-large-\($0)") }
            #expect(try await application.mPasses.get(keys).count == Self.count)
        }
    }

    private static let count = 2_000

    private static var large: String {
        (1...count).map {
            #"{"record":"mpass","mpass_id":"mpass-large-\#($0)","organization_id":"org-demo","tier":"SILVER","status":"ACTIVE"}"#
                + "\n"
        }.joined()
    }
}
