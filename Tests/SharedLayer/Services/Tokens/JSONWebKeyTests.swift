import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite("JSON Web Keys")
struct JSONWebKeyTests {
    @Test("have the thumbprint of RFC 7638 section 3.1's example")
    func thumbprint() throws {
        let json: JSONValue = [
            "kty": "RSA",
            "n": """
            0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiF\
            V4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9\
            c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1\
            jF44-csFCur-kEgU8awapJzKnqDKgw
            """,
            "e": "AQAB", "alg": "RS256", "kid": "2011-04-29",
        ]
        let key = try JSONWebKey(json: try #require(json.object))
        #expect(key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    }

    @Test(
        "come back from their JSON as they were, and say nothing of a private key",
        arguments: [JWSAlgorithm.rs256, .es256, .es384, .es512, .ed25519])
    func roundTrip(_ algorithm: JWSAlgorithm) throws {
        let key = try JSONWebKey(try SampleKey.of(algorithm).publicKey)
        let json = try #require(key.json(algorithm: algorithm).object)
        #expect(try JSONWebKey(json: json) == key)
        #expect(json["kid"] == .string(key.thumbprint))
        #expect(Set(json.names).isSubset(of: ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"]))
    }

    @Test(
        "are refused when they are secret, unknown or no numbers",
        arguments: [
            #"{"kty":"oct","k":"AAAA"}"#, #"{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}"#, #"{"kty":"RSA"}"#,
            #"{"kty":"RSA","n":"a b","e":"AQAB"}"#, #"{"kty":"EC","crv":"P-256","x":"AQAB","y":"AQAB"}"#,
            #"{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}"#, #"{"kty":"OKP","crv":"X25519","x":"AA"}"#, "{}",
        ])
    func refusal(_ text: String) throws {
        let json = try #require(try JSONParser().parse(text).object)
        let error = #expect(throws: CryptoError.self) { try JSONWebKey(json: json) }
        #expect(error?.code == .invalidKey)
    }

    @Test("refuse a point that does not lie on its curve")
    func point() throws {
        let zeros = [UInt8](repeating: 1, count: 32)
        #expect(throws: CryptoError.self) { try PublicKey(.point(x: zeros, y: zeros), curve: .p256) }
        #expect(throws: CryptoError.self) { try PublicKey(.point(x: zeros, y: zeros)) }
    }
}
