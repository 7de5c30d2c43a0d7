import Testing

@testable import Functions

@Suite("Names of functions")
struct FunctionDirectoryTests {
    let directory = FunctionDirectory(
        functions: [
            ("Orders", "Accept", "orders-accept"), ("Orders", "Send", "orders-send"), ("Mail", "Send", "mail-send"),
        ]
        .map { stack, logicalID, name in
            FunctionConfiguration(
                id: FunctionID(stack: stack, logicalID: logicalID), name: name, handler: "h",
                runtime: "provided.al2", codePath: "/nowhere")
        },
        region: "eu-west-1", accountID: "123456789012")

    @Test(
        "finds a function by each form of its name",
        arguments: [
            "Orders/Accept", "Accept", "orders-accept", "orders-accept:$LATEST", "function:orders-accept",
            "123456789012:function:orders-accept", "123456789012:orders-accept", "Orders/Accept:$LATEST",
            "eu-west-1:123456789012:function:orders-accept",
            "arn:aws:lambda:eu-west-1:123456789012:function:orders-accept",
            "arn:aws:lambda:eu-west-1:123456789012:function:orders-accept:$LATEST",
        ])
    func finds(name: String) throws {
        #expect(try directory.find(name).id == FunctionID(stack: "Orders", logicalID: "Accept"))
    }

    @Test(
        "answers as AWS does when there is no such function",
        arguments: [
            ("other", "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:other"),
            ("orders-accept:7", "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:orders-accept:7"),
            (
                "arn:aws:lambda:us-east-1:123456789012:function:orders-accept",
                "Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders-accept"
            ),
            (
                "999999999999:function:orders-accept",
                "Function not found: arn:aws:lambda:eu-west-1:999999999999:function:orders-accept"
            ),
            ("", "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:"),
        ])
    func finds(none name: String, message: String) {
        let error = #expect(throws: InvocationError.self) { try directory.find(name) }
        #expect(error?.code == .resourceNotFound)
        #expect(error?.message == message)
    }

    @Test("lists the candidates of an ambiguous name")
    func ambiguous() {
        let error = #expect(throws: InvocationError.self) { try directory.find("Send") }
        #expect(error?.message.contains("Orders/Send, Mail/Send") == true)
    }
}
