import LambdaAPI
import Testing

@Suite("The address of Lambda's APIs")
struct RuntimeAPIAddressTests {
    @Test(
        "It is host and port, with or without a scheme, and perhaps a path",
        arguments: [
            ("127.0.0.1:9001", "http://127.0.0.1:9001"), ("http://127.0.0.1:9001/", "http://127.0.0.1:9001"),
            ("HTTP://lambda:80", "http://lambda:80"), ("127.0.0.1:9001/a/b/", "http://127.0.0.1:9001/a/b"),
        ])
    func accepted(_ value: String, _ base: String) throws {
        let address = try #require(RuntimeAPIAddress(value))
        #expect(address.origin + address.pathPrefix == base)
        #expect(address.url("2020-01-01/x") == "\(base)/2020-01-01/x")
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "/", "http://", "https://127.0.0.1:9001", "//127.0.0.1:9001", "a b:1", "h:1\r\n", "me@h:1", "h:1?q",
        ])
    func refused(_ value: String) {
        #expect(RuntimeAPIAddress(value) == nil)
    }
}
