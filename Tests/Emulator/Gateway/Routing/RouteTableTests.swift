import Gateway
import TestSupport
import Testing

@Suite("Routing")
struct RouteTableTests {
    private static let keys = [
        "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "$default",
        "POST /pets/dog/{id}", "ANY /pets", "GET /pets", "GET /a/{x}/c", "GET /a/b/{y}", "ANY /{x}/only", "GET /",
    ]

    @Test(
        "takes the most specific route, as AWS's guide has it",
        arguments: [
            ("GET", "/pets/dog/1", "GET /pets/dog/1", [:]),
            ("GET", "/pets/dog/2", "GET /pets/dog/{id}", ["id": "2"]),
            ("GET", "/pets/cat/1", "GET /pets/{proxy+}", ["proxy": "cat/1"]),
            ("POST", "/test/5", "ANY /{proxy+}", ["proxy": "test/5"]),
            ("POST", "/pets/dog/7", "POST /pets/dog/{id}", ["id": "7"]),
            ("DELETE", "/pets/dog/7", "ANY /{proxy+}", ["proxy": "pets/dog/7"]),
            ("GET", "/pets", "GET /pets", [:]),
            ("PUT", "/pets", "ANY /pets", [:]),
            ("GET", "/a/b/c", "GET /a/b/{y}", ["y": "c"]),
            ("GET", "/a/z/c", "GET /a/{x}/c", ["x": "z"]),
            ("POST", "/z/only", "ANY /{x}/only", ["x": "z"]),
            ("GET", "/", "GET /", [:]),
            ("POST", "/", "$default", [:]),
            ("GET", "/pets/", "ANY /{proxy+}", ["proxy": "pets/"]),
        ] as [(String, String, String, [String: String])])
    func match(method: String, path: String, key: String, parameters: [String: String]) throws {
        let table = RouteTable(try Self.keys.map { try APIFixture.route($0) })
        let match = try #require(table.match(method: method, path: path))
        #expect(match.route.key.description == key)
        #expect(match.pathParameters == parameters)
    }

    @Test("does not depend on the order of the routes")
    func order() throws {
        for seed in 0..<50 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let table = RouteTable(try Self.keys.shuffled(using: &generator).map { try APIFixture.route($0) })
            #expect(table.match(method: "GET", path: "/a/b/c")?.route.key.description == "GET /a/b/{y}", "seed \(seed)")
            #expect(
                table.match(method: "GET", path: "/pets/dog/1")?.route.key.description == "GET /pets/dog/1",
                "seed \(seed)")
            #expect(table.match(method: "PUT", path: "/pets")?.route.key.description == "ANY /pets", "seed \(seed)")
        }
    }

    @Test("finds nothing where nothing fits")
    func none() throws {
        let table = RouteTable([try APIFixture.route("GET /x/{id}"), try APIFixture.route("GET /y/{proxy+}")])
        for (method, path) in [
            ("POST", "/x/1"), ("GET", "/x"), ("GET", "/x/"), ("GET", "/x/1/2"), ("GET", "/y"), ("GET", "/y/"),
        ] {
            #expect(table.match(method: method, path: path) == nil, "\(method) \(path)")
        }
    }

    @Test("refuses what is no route key", arguments: ["GET", "GET x", "", "GET /{proxy+}/x", "GET  /x"])
    func invalid(text: String) {
        #expect(RouteKey(text) == nil)
    }
}
