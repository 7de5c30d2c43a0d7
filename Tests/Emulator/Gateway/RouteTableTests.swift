import Testing

@testable import Gateway

@Suite("Routes")
struct RouteTableTests {
    private let table = RouteTable(
        [
            "$default", "ANY /pets/{proxy+}", "GET /pets/{id}", "GET /pets/dog", "ANY /pets/dog", "POST /pets",
            "GET /pets/{id}/toys/{toy}", "ANY /{any+}",
        ].map { APIConfiguration.Route(key: $0, function: $0) })

    @Test(
        "The most specific route takes a request, as API Gateway ranks them",
        arguments: [
            ("GET", "/pets/dog", "GET /pets/dog", [:]),
            ("DELETE", "/pets/dog", "ANY /pets/dog", [:]),
            ("GET", "/pets/7", "GET /pets/{id}", ["id": "7"]),
            ("POST", "/pets", "POST /pets", [:]),
            ("PUT", "/pets/7", "ANY /pets/{proxy+}", ["proxy": "7"]),
            ("GET", "/pets/7/toys/ball", "GET /pets/{id}/toys/{toy}", ["id": "7", "toy": "ball"]),
            ("GET", "/pets/7/food/dry", "ANY /pets/{proxy+}", ["proxy": "7/food/dry"]),
            ("GET", "/people/1", "ANY /{any+}", ["any": "people/1"]),
            ("GET", "/", "$default", [:]),
        ])
    func precedence(_ method: String, _ path: String, _ key: String, _ parameters: [String: String]) throws {
        let found = try #require(table.find(method: method, path: path))
        #expect(found.route.key == key)
        #expect(found.parameters == parameters)
    }

    @Test("Path parameters are decoded, and an encoded slash does not part segments")
    func decoding() throws {
        let found = try #require(table.find(method: "GET", path: "/pets/a%2Fb%20c"))
        #expect(found.parameters == ["id": "a/b c"])
    }

    @Test("Without a default, what no route fits is not found")
    func notFound() {
        let table = RouteTable([APIConfiguration.Route(key: "GET /a", function: "a")])
        #expect(table.find(method: "GET", path: "/b") == nil)
        #expect(table.find(method: "POST", path: "/a") == nil)
        #expect(table.find(method: "GET", path: "/a/b") == nil)
    }
}
