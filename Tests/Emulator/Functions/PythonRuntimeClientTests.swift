import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("AWS's own runtime client for Python")
struct PythonRuntimeClientTests {
    @Test("awslambdaric runs a Python function: results, errors and the context", .timeLimit(.minutes(10)))
    func awslambdaric() async throws {
        let python = try await PythonEnvironment.prepare("awslambdaric", packages: ["awslambdaric==4.2.2"])
        try await TemporaryDirectory.with { folder in
            try PoolFixture.writeBootstrap(
                "#!/bin/sh\nexec \(python.python) -m awslambdaric \"$_HANDLER\"\n", in: folder, "code")
            try folder.write(
                "code/handler.py",
                """
                def handle(event, context):
                    if event.get("fail"):
                        raise ValueError("as told")
                    return {"seen": event, "id": context.aws_request_id, "name": context.function_name,
                            "arn": context.invoked_function_arn, "left": context.get_remaining_time_in_millis(),
                            "group": context.log_group_name, "memory": context.memory_limit_in_mb,
                            "client": context.client_context and context.client_context.custom}

                """)
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "shop-work", handler: "handler.handle",
                runtime: "python3.11", codePath: folder.file("code"), timeoutSeconds: 20)
            let unfit = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Unfit"), name: "shop-unfit", handler: "missing.handle",
                runtime: "python3.11", codePath: folder.file("code"), timeoutSeconds: 20)
            try await PoolFixture.run([function, unfit], in: folder) { fixture in
                let context = Data(#"{"custom":{"k":"v"}}"#.utf8).base64EncodedString()
                let result = try await fixture.pool.invoke(
                    "Work", payload: Array(#"{"n":[1,2]}"#.utf8), options: InvocationOptions(clientContext: context))
                #expect(result.failure == nil)
                struct Answer: Decodable {
                    let seen: [String: [Int]]
                    let id, name, arn, group, memory: String
                    let left: Int
                    let client: [String: String]
                }
                let answer = try JSONDecoder().decode(Answer.self, from: Data(result.payload))
                #expect(answer.seen == ["n": [1, 2]])
                #expect(answer.id == result.requestID)
                #expect(answer.name == "shop-work")
                #expect(answer.arn == "arn:aws:lambda:us-east-1:123456789012:function:shop-work")
                #expect(answer.group == "/aws/lambda/shop-work")
                #expect(answer.left > 10_000 && answer.left <= 20_000)
                #expect(answer.client == ["k": "v"])

                let failed = try await fixture.invoke(#"{"fail":true}"#)
                #expect(failed.failure == .unhandled)
                #expect(!failed.isColdStart)
                struct Failure: Decodable { let errorMessage, errorType: String }
                let failure = try JSONDecoder().decode(Failure.self, from: Data(failed.payload))
                #expect(failure.errorType == "ValueError")
                #expect(failure.errorMessage == "as told")

                let broken = try await fixture.invoke(function: "Shop/Unfit")
                #expect(broken.failure == .unhandled)
                let initFailure = try JSONDecoder().decode(Failure.self, from: Data(broken.payload))
                #expect(initFailure.errorType == "Runtime.ImportModuleError")
            }
        }
    }
}
