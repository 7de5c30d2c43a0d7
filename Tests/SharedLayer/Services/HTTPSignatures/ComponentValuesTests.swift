import CurlTransport
import Testing

@testable import SharedLayer

/// The examples of RFC 9421, section 2, and what their rules refuse.
@Suite struct ComponentValuesTests {
    private func values(_ message: SignableMessage) -> ComponentValues {
        ComponentValues(message: message, structuredFields: ["example-dict": .dictionary])
    }

    private func value(
        _ component: SignatureComponent, url: String = "https://www.example.com/path?param=value",
        headers: HTTPHeaders = [:], requestTarget: String? = nil
    ) throws(HTTPSignatureError) -> String {
        try component.check()
        return try values(
            .request(
                SignableRequest(
                    method: "POST", url: url, requestTarget: requestTarget, headers: headers,
                    trailers: ["Expires": "Wed, 9 Nov 2022 07:28:00 GMT"]))
        ).value(of: component)
    }

    private func code(_ body: () throws -> String) -> HTTPSignatureError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? HTTPSignatureError)?.code
        }
    }

    @Test(
        "takes the parts of a request's URL in the one form that they have",
        arguments: [
            (SignatureComponent.method, "https://www.example.com", "POST"),
            (.targetURI, "https://www.example.com/path?param=value", "https://www.example.com/path?param=value"),
            (.targetURI, "HTTPS://WWW.Example.com:443#top", "https://www.example.com/"),
            (.authority, "https://www.example.com/path", "www.example.com"),
            (.authority, "http://WWW.example.com:80", "www.example.com"),
            (.authority, "http://www.example.com:443/", "www.example.com:443"),
            (.authority, "https://[2001:DB8::1]:443/", "[2001:db8::1]"),
            (.authority, "https://[2001:db8::1]", "[2001:db8::1]"),
            (.scheme, "HTTP://www.example.com", "http"),
            (.requestTarget, "https://www.example.com/path?param=value", "/path?param=value"),
            (.path, "https://www.example.com?a", "/"),
            (.path, "https://www.example.com/a%20b/../c?a", "/a%20b/../c"),
            (
                .query, "https://www.example.com/path?param=value&foo=bar&baz=bat%2Dman",
                "?param=value&foo=bar&baz=bat%2Dman"
            ),
            (.query, "https://www.example.com/path?queryString", "?queryString"),
            (.query, "https://www.example.com/path", "?"), (.query, "https://www.example.com/path?", "?"),
        ])
    func derived(component: SignatureComponent, url: String, expected: String) throws {
        #expect(try value(component, url: url) == expected)
    }

    @Test(
        "decodes query parameters as forms are, and writes them with escapes",
        arguments: [
            ("var", "this%20is%20a%20big%0Amultiline%20value"), ("bar", "with%20plus%20whitespace"),
            ("façade\": ", "something"), ("qux", ""), ("q*-._~", "%2A%7E%25zz%EF%BF%BD"),
        ])
    func queryParameters(name: String, expected: String) throws {
        let url =
            "https://www.example.com/?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
            + "&fa%C3%A7ade%22%3A%20=something&qux=&&q*-._~=%2a~%zz%ff"
        let expected = expected.replacing("%2A", with: "*")
        #expect(try value(.queryParameter(name), url: url) == expected)
    }

    @Test("refuses query parameters that are not there, or there twice")
    func queryParameterCount() {
        for url in ["https://a/", "https://a/?", "https://a/?b=1&b=2", "https://a/?B=1", "https://a/?b=1&%62=2"] {
            #expect(code { try value(.queryParameter("b"), url: url) } == .componentMissing)
        }
    }

    @Test("takes the request target that is not the URL's")
    func otherTarget() throws {
        #expect(try value(.requestTarget, requestTarget: "*") == "*")
    }

    @Test(
        "refuses URLs that are none",
        arguments: [
            "", "/path", "ftp://a/", "https://", "https:///a", "https://user@a/", "https://a b/", "https://é/",
            "https://a:b/", "https://:80/", "https://a:123456/", "https://a\n/", "https://::1/",
        ])
    func noURL(url: String) {
        #expect(code { try value(.targetURI, url: url) } == .malformed)
    }

    @Test(
        "joins, trims and unfolds fields as section 2.1 has it",
        arguments: [
            ("host", "www.example.com"), ("x-ows-header", "Leading and trailing whitespace."),
            ("x-obs-fold-header", "Obsolete line folding."), ("cache-control", "max-age=60, must-revalidate"),
            ("example-dict", "a=1,    b=2;x=1;y=2,   c=(a   b   c), d"), ("x-empty-header", ""),
        ])
    func fields(name: String, expected: String) throws {
        #expect(try value(.field(name), headers: Self.headers) == expected)
    }

    @Test("writes a structured field, a member and bytes as sections 2.1.1 to 2.1.4 have it")
    func parameters() throws {
        let dictionary = SignatureComponent.field("Example-Dict")
        let expected: [(SignatureComponent, String)] = [
            (dictionary.strictlySerialized(), "a=1, b=2;x=1;y=2, c=(a b c), d"), (dictionary.member("a"), "1"),
            (dictionary.member("d"), "?1"), (dictionary.member("b"), "2;x=1;y=2"), (dictionary.member("c"), "(a b c)"),
            (.field("example-header"), "value, with, lots, of, commas"),
            (.field("example-header").asBytes(), ":dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:"),
            (.field("expires").fromTrailers(), "Wed, 9 Nov 2022 07:28:00 GMT"),
        ]
        for (component, text) in expected { #expect(try value(component, headers: Self.headers) == text) }
    }

    @Test("covers a request's parts in its response")
    func request() throws {
        let request = SignableRequest(method: "PUT", url: "https://a/b?c=d", headers: ["Digest": "x"])
        let values = values(.response(SignableResponse(status: 503, request: request)))
        #expect(try values.value(of: .status) == "503")
        #expect(try values.value(of: .method.fromRequest()) == "PUT")
        #expect(try values.value(of: .queryParameter("c").fromRequest()) == "d")
        #expect(try values.value(of: .field("digest").fromRequest()) == "x")
        #expect(code { try values.value(of: .method) } == .componentUnsupported)
        let alone = self.values(.response(SignableResponse(status: 503)))
        #expect(code { try alone.value(of: .method.fromRequest()) } == .componentMissing)
        #expect(code { try value(.method.fromRequest()) } == .componentUnsupported)
        #expect(code { try value(.status) } == .componentUnsupported)
    }

    @Test("refuses fields that are not there, of an unknown kind, broken, or no ASCII")
    func badFields() {
        let headers = Self.headers
        #expect(code { try value(.field("expires"), headers: headers) } == .componentMissing)
        #expect(code { try value(.field("example-dict").member("z"), headers: headers) } == .componentMissing)
        #expect(
            code { try value(.field("cache-control").strictlySerialized(), headers: headers) } == .componentUnsupported)
        #expect(code { try value(.field("x-ows-header").member("a"), headers: headers) } == .malformed)
        #expect(code { try value(.field("name"), headers: ["Name": "Zoë"]) } == .componentUnsupported)
        #expect(code { try value(.field("name").asBytes(), headers: ["Name": "Zoë"]) } == nil)
        #expect(code { try value(.field("name"), headers: ["Name": "a\u{0}b"]) } == .componentUnsupported)
    }

    @Test(
        "refuses components that have no meaning",
        arguments: [
            SignatureComponent("@signature-params"), SignatureComponent("@unknown"), SignatureComponent(""),
            SignatureComponent("Date"), SignatureComponent("a b"), SignatureComponent("@query-param"),
            .field("a").asBytes().strictlySerialized(), .field("a").asBytes().member("b"), .method.strictlySerialized(),
            .status.fromRequest(), .method.fromTrailers(), .field("a").member("b").member("c"),
            .field("a").asBytes().asBytes(), SignatureComponent("date", [.queryParameter("a")]),
        ])
    func meaningless(component: SignatureComponent) {
        let error = #expect(throws: HTTPSignatureError.self) { try component.check() }
        #expect(error?.code == .componentUnsupported)
    }

    private static var headers: HTTPHeaders {
        var headers: HTTPHeaders = [
            "Host": "www.example.com", "X-OWS-Header": "   Leading and trailing whitespace.   ",
            "X-Obs-Fold-Header": "Obsolete\r\n    line folding.", "Cache-Control": "max-age=60",
            "Example-Dict": "  a=1,    b=2;x=1;y=2,   c=(a   b   c), d", "X-Empty-Header": "",
            "Example-Header": "value, with, lots",
        ]
        headers.add("Cache-Control", "    must-revalidate")
        headers.add("example-header", "of, commas")
        return headers
    }
}
