import FoundationEssentials
import LambdaEvents
import Testing

@Suite("HTTP responses")
struct HTTPResponseTests {
    private struct Order: Codable, Equatable {
        var id: Int
        var path: String
    }

    private static let order = Order(id: 17, path: "/orders")

    @Test("A value becomes a JSON body with a content type")
    func json() throws {
        let response = try APIGatewayV2Response(statusCode: 201, json: Self.order, cookies: ["a=1"])
        #expect(response.statusCode == 201)
        #expect(response.headers == ["content-type": "application/json"])
        #expect(response.cookies == ["a=1"])
        #expect(response.isBase64Encoded == false)
        let body = try #require(response.body)
        #expect(try JSONDecoder().decode(Order.self, from: Data(body.utf8)) == Self.order)
        #expect(body.contains(#""/orders""#))
        #expect(try APIGatewayResponse(json: [1]).body == "[1]")
    }

    @Test("The function's own encoder is used")
    func ownEncoder() throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        struct Reply: Encodable { let orderId = 17 }
        #expect(try APIGatewayV2Response(json: Reply(), encoder: encoder).body == #"{"order_id":17}"#)
    }

    @Test("A content type that is given in any case stays, beside the other headers")
    func contentType() throws {
        let given = ["Content-Type": "application/problem+json", "x-a": "1"]
        #expect(try APIGatewayV2Response(headers: given, json: [1]).headers == given)
        #expect(
            try APIGatewayV2Response(headers: ["x-a": "1"], json: [1]).headers
                == ["x-a": "1", "content-type": "application/json"])
        let rest = try APIGatewayResponse(multiValueHeaders: ["CONTENT-TYPE": ["text/json"]], json: [1])
        #expect(rest.headers == [:])
        #expect(rest.multiValueHeaders == ["CONTENT-TYPE": ["text/json"]])
    }

    @Test("A load balancer's response has the content type among the headers that count")
    func loadBalancer() throws {
        #expect(try ALBTargetGroupResponse(json: [1]).headers == ["content-type": "application/json"])
        let multiple = try ALBTargetGroupResponse(multiValueHeaders: ["set-cookie": ["a=1", "b=2"]], json: [1])
        #expect(multiple.headers == nil)
        #expect(
            multiple.multiValueHeaders == ["set-cookie": ["a=1", "b=2"], "content-type": ["application/json"]])
        let own = try ALBTargetGroupResponse(multiValueHeaders: ["Content-Type": ["text/json"]], json: [1])
        #expect(own.multiValueHeaders == ["Content-Type": ["text/json"]])
    }

    @Test("Bytes that are text stay text, others become base64")
    func bytes() {
        let text = APIGatewayV2Response(bytes: Array("grüße".utf8))
        #expect(text.body == "grüße")
        #expect(text.isBase64Encoded == false)
        let binary = APIGatewayResponse(statusCode: 206, headers: ["content-type": "image/png"], bytes: [0x89, 0x50])
        #expect(binary.statusCode == 206)
        #expect(binary.body == "iVA=")
        #expect(binary.isBase64Encoded == true)
        #expect(ALBTargetGroupResponse(bytes: []).body == "")
    }

    @Test("What is not set is not written")
    func absentFields() throws {
        let written = try JSONDecoder().decode(
            AnyJSON.self, from: JSONEncoder().encode(APIGatewayV2Response(statusCode: 204)))
        #expect(written == ["statusCode": 204])
    }
}
