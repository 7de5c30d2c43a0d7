import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite("Access tokens")
struct AccessTokenVerifierTests {
    private func code(_ compact: String, _ tokens: SampleTokens) async -> TokenError.Code? {
        do {
            _ = try await tokens.verifier.verify(compact)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("that the issuer signed say who calls, and how much they may")
    func accepted() async throws {
        let tokens = try SampleTokens()
        let compact = try await tokens.signer.sign(SampleTokens.claims(), type: "at+jwt")
        let claims = try await tokens.verifier.verify(compact)
        #expect(claims.subject == "user-1")
        #expect(claims.clientID == "client-1")
        #expect(!claims.isOfClient)
        #expect(claims.tenantID == "org-1")
        #expect(claims.scopes == ["events:read", "users:write"])
        #expect(claims.expiresAt == SampleTokens.now + 300)
    }

    @Test(
        "whose claims are not what they must be do not count",
        arguments: [
            ("iss", "https://issuer.example/auth/", .issuerMismatch), ("iss", nil, .claimMissing),
            ("aud", "other", .audienceMismatch), ("aud", ["other"], .audienceMismatch), ("aud", nil, .audienceMismatch),
            ("exp", 1_763_726_400, .expired), ("exp", 1_763_726_399, .expired), ("exp", "soon", .claimMissing),
            ("exp", nil, .claimMissing), ("iat", 1_763_726_461, .notYetValid), ("nbf", 1_763_726_461, .notYetValid),
            ("sub", nil, .claimMissing), ("sub", 7, .claimMissing), ("jti", nil, .claimMissing),
            ("client_id", nil, .claimMissing), ("org", 5, .claimMissing), ("scope", ["a"], .claimMissing),
        ] as [(String, JSONValue?, TokenError.Code)])
    func refusedClaims(_ name: String, _ value: JSONValue?, _ expected: TokenError.Code) async throws {
        let tokens = try SampleTokens()
        let compact = try await tokens.signer.sign(SampleTokens.claims([name: value]), type: "at+jwt")
        #expect(await code(compact, tokens) == expected)
    }

    @Test("for several audiences, or from a clock a little ahead, count")
    func edges() async throws {
        let tokens = try SampleTokens()
        for changes in [["aud": ["x", "api"]], ["iat": 1_763_726_460], ["org": nil]] as [[String: JSONValue?]] {
            let compact = try await tokens.signer.sign(SampleTokens.claims(changes), type: "AT+JWT")
            #expect(await code(compact, tokens) == nil, "\(changes)")
        }
    }

    @Test("never choose how they are verified: neither none, nor the public key as a secret, nor another algorithm")
    func algorithms() async throws {
        let tokens = try SampleTokens()
        let kid = JSONValue.string(try tokens.thumbprint)
        for name in ["none", "None", "HS256", "PS256", "ES256", "RS512", ""] {
            let header: JSONValue = ["alg": .string(name), "typ": "at+jwt", "kid": kid]
            #expect(await code(try tokens.token(header: header), tokens) == .algorithmRefused, "\(name)")
        }
        let header: JSONValue = ["alg": "HS256", "typ": "at+jwt", "kid": kid]
        let unsigned = try tokens.token(header: header, signature: [])
        let secret = Array(tokens.key.publicKey.pem.utf8)
        let input = Array(unsigned.utf8.dropLast())
        let forged = unsigned + Base64URL.text(HMAC.authenticate(.sha256, key: secret, input))
        #expect(await code(forged, tokens) == .algorithmRefused)
        let none: JSONValue = ["alg": "none", "typ": "at+jwt", "kid": kid]
        #expect(await code(try tokens.token(header: none, signature: []), tokens) == .algorithmRefused)
    }

    @Test("of another type, of an unknown key, with extensions, or changed do not count")
    func headers() async throws {
        let tokens = try SampleTokens()
        let kid = JSONValue.string(try tokens.thumbprint)
        let good: JSONValue = ["alg": "RS256", "typ": "at+jwt", "kid": kid]
        #expect(await code(try tokens.token(header: good), tokens) == nil)
        let cases: [(JSONValue, TokenError.Code)] = [
            (["alg": "RS256", "typ": "JWT", "kid": kid], .typeRefused), (["alg": "RS256", "kid": kid], .typeRefused),
            (["alg": "RS256", "typ": "at+jwt", "kid": "other"], .keyUnknown),
            (["alg": "RS256", "typ": "at+jwt"], .keyUnknown),
            (["alg": "RS256", "typ": "at+jwt", "kid": kid, "crit": ["exp"]], .extensionRefused),
            (["alg": "RS256", "typ": "at+jwt", "kid": kid, "b64": false], .extensionRefused),
        ]
        for (header, expected) in cases {
            #expect(await code(try tokens.token(header: header), tokens) == expected, "\(header)")
        }
        let other = try PrivateKey.generate(.rsa(bits: 2_048)).sign([1], .rsaPKCS1(.sha256))
        #expect(await code(try tokens.token(header: good, signature: other), tokens) == .signatureMismatch)
        for text in ["", "a.b", "a.b.c", "a.b.c.d", "..", String(repeating: "a", count: 9_000)] {
            #expect(await code(text, tokens) == .malformed, "\(text.prefix(10))")
        }
    }

    @Test("are kept from counting by keys that cannot be read, as something for another time")
    func unavailable() async throws {
        let tokens = try SampleTokens()
        let compact = try await tokens.signer.sign(SampleTokens.claims(), type: "at+jwt")
        let verifier = AccessTokenVerifier(
            keys: TokenKeys(keyStore: LocalKeyStore([:]), keyIDs: ["gone"]), issuer: SampleTokens.issuer,
            audience: SampleTokens.audience)
        let error = await #expect(throws: TokenError.self) { try await verifier.verify(compact) }
        #expect(error?.code == .keysUnavailable)
        #expect(error?.problem.status == 503)
    }
}
