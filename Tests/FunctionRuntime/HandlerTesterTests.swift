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
}
