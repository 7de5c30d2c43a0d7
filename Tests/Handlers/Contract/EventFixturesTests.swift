import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import TestSupport
import Testing

@testable import Contract

@Suite("Event fixtures of the contract stack")
struct EventFixturesTests {
    static func request(_ name: String, organizationID: String = "org-demo") throws -> LambdaRequest {
        let data = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
        var request = LambdaRequest(
            event: try JSONDecoder().decode(APIGatewayV2Request.self, from: data),
            context: LambdaContext(
                requestID: "r", deadlineMilliseconds: 0, invokedFunctionARN: "arn:aws:lambda:us-east-1:1:function:f",
                now: { 0 }),
            correlationID: "c", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        request.principal = CallerPrincipal(id: "key:k", tenantID: organizationID, scopes: ["contracts:read"])
        return request
    }

    @Test("A search is read as its parameters say")
    func search() throws {
        let search = try ContractSearch(Self.request("SearchContractsFunction/by_status_and_date"))
        #expect(search.organizationID == "org-demo" && search.status == .delivered && search.limit == 10)
        #expect(search.dates == .between("2026-11-01T00:00:00.000Z", "2026-11-30T23:59:59.999Z"))
        let problem = #expect(throws: Problem.self) {
            try ContractSearch(Self.request("SearchContractsFunction/unknown_parameter"))
        }
        #expect(problem?.status == 400)
    }

    @Test(
        "A contract is named by its path and the caller's organization",
        arguments: ["ReadContractFunction", "ExportContractEvidenceFunction", "VerifyContractFunction"])
    func reference(_ function: String) throws {
        let reference = try ContractReference(Self.request("\(function)/contract", organizationID: "org-x"))
        #expect(reference == ContractReference(organizationID: "org-x", contractID: "contract-1"))
    }

    @Test("A contract's period is named by the query")
    func period() throws {
        let reference = try ContractReference(Self.request("ReadContractFunction/period"))
        #expect(
            reference == ContractReference(organizationID: "org-demo", contractID: "contract-1", period: "2026-10"))
    }
}
