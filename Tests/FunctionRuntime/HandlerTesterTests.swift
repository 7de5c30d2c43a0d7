import FunctionRuntime
import Testing

@Suite("Testing a handler without sockets")
struct HandlerTesterTests {
    @Test("A fixture goes in and the typed result comes out")
    func typedResult() async throws {
        let tester = HandlerTester(Greeter { greeting, context in Greeting(name: greeting.name + context.requestID) })
        #expect(try await tester.invoke(json: #"{"name":"a"}"#).name == "a11111111-2222-4333-8444-555555555555")
    }

    @Test("The response is the JSON that the Runtime API would get, or the error")
    func responses() async {
        let tester = HandlerTester(
            Greeter { greeting, context in
                guard context.remainingMilliseconds == 30_000 else { throw GreetingError.neverMade }
                if greeting.name == "bad" { throw GreetingError.failed }
                return greeting
            })
        #expect(await tester.responseJSON(to: Array(#"{"name":"a/b"}"#.utf8)) == #"{"name":"a/b"}"#)
        #expect(
            await tester.responseJSON(to: Array(#"{"name":"bad"}"#.utf8))
                == #"{"errorMessage":"failed","errorType":"GreetingError","stackTrace":[]}"#)
        #expect(await tester.responseJSON(to: Array("{}".utf8)).contains("at name: the field is missing"))
    }

    @Test("A function without a result answers null")
    func noResult() async {
        struct Silent: LambdaHandler {
            func handle(_ event: Greeting, context: LambdaContext) async throws -> NoResult { NoResult() }
        }
        #expect(await HandlerTester(Silent()).responseJSON(to: Array(#"{"name":"a"}"#.utf8)) == "null")
    }

    @Test("The current invocation is set while the handler runs")
    func currentContext() async throws {
        let tester = HandlerTester(Greeter { _, _ in Greeting(name: LambdaContext.current?.requestID ?? "nobody") })
        #expect(try await tester.invoke(json: #"{"name":"a"}"#).name == "11111111-2222-4333-8444-555555555555")
        #expect(LambdaContext.current == nil)
    }

    @Test("A streaming handler's head and pieces are kept apart")
    func streamed() async {
        let response = await StreamingHandlerTester(
            Exporter { greeting, response in
                try await response.begin(StreamedResponseHead(statusCode: 201))
                try await response.write(greeting.name)
                try await response.write("!")
            }
        ).invoke(json: #"{"name":"a"}"#)
        #expect(response.head == StreamedResponseHead(statusCode: 201))
        #expect(response.pieces.count == 2 && response.text == "a!")
        #expect(response.errorJSON == nil)
    }

    @Test("What a streaming handler throws stands beside what it wrote before")
    func streamedError() async {
        let tester = StreamingHandlerTester(
            Exporter { greeting, response in
                try await response.write(greeting.name)
                throw GreetingError.failed
            })
        let response = await tester.invoke(json: #"{"name":"a"}"#)
        #expect(response.contentType == "application/octet-stream" && response.text == "a" && response.head == nil)
        #expect(response.errorJSON == #"{"errorMessage":"failed","errorType":"GreetingError","stackTrace":[]}"#)
        #expect(await tester.invoke(json: "{}").errorJSON?.contains("at name: the field is missing") == true)
    }

    private struct Exporter: StreamingLambdaHandler {
        let export: @Sendable (Greeting, LambdaResponseWriter) async throws -> Void

        func handle(_ event: Greeting, response: LambdaResponseWriter, context: LambdaContext) async throws {
            try await export(event, response)
        }
    }
}
