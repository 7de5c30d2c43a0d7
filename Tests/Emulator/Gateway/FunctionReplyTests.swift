import Testing

@testable import Gateway

@Suite("Results of functions")
struct FunctionReplyTests {
    @Test(
        "Format 2.0 takes a full response, or any JSON as the body",
        arguments: [
            (#"{"statusCode":201,"body":"made"}"#, 201, "made", "text/plain; charset=utf-8"),
            (#"{"statusCode":"204"}"#, 204, "", nil),
            (#"{"statusCode":200,"headers":{"Content-Type":"text/html"},"body":"<p>"}"#, 200, "<p>", "text/html"),
            (#"{"statusCode":200,"isBase64Encoded":true,"body":"aGk="}"#, 200, "hi", "text/plain; charset=utf-8"),
            (#"{"message":"hi"}"#, 200, #"{"message":"hi"}"#, "application/json"),
            (#""just text""#, 200, "just text", "application/json"),
            ("[1,2]", 200, "[1,2]", "application/json"),
        ] as [(String, Int, String, String?)])
    func version2(_ result: String, _ status: Int, _ body: String, _ contentType: String?) throws {
        let reply = try #require(FunctionReply(Array(result.utf8), format: .version2)).response
        #expect(reply.status == status)
        #expect(String(decoding: reply.body, as: UTF8.self) == body)
        #expect(reply.headers.first { $0.name.lowercased() == "content-type" }?.value == contentType)
    }

    @Test(
        "A malformed response is refused",
        arguments: [
            #"{"statusCode":"no number"}"#, #"{"statusCode":999}"#,
            #"{"statusCode":200,"isBase64Encoded":true,"body":"***"}"#, #"{"statusCode":200,"body":{"an":"object"}}"#,
        ])
    func malformed(_ result: String) {
        #expect(FunctionReply(Array(result.utf8), format: .version2) == nil)
    }

    @Test("Format 1.0 wants a status code")
    func version1() {
        #expect(FunctionReply(Array(#"{"message":"hi"}"#.utf8), format: .version1) == nil)
        #expect(FunctionReply(Array(#"{"statusCode":200}"#.utf8), format: .version1) != nil)
    }

    @Test("Cookies and repeated fields become one field each; a length is the gateway's to say")
    func fields() throws {
        let result = #"""
            {"statusCode":200,"cookies":["a=1","b=2"],"multiValueHeaders":{"X-Many":["1","2"]},
             "headers":{"Content-Length":5,"X-Many":"3","X-Flag":true,"X-Number":7}}
            """#
        let reply = try #require(FunctionReply(Array(result.utf8), format: .version2)).response
        #expect(
            reply.headers.map { "\($0.name)=\($0.value)" } == [
                "X-Many=1", "X-Many=2", "X-Flag=true", "X-Number=7", "set-cookie=a=1", "set-cookie=b=2",
            ])
    }
}
