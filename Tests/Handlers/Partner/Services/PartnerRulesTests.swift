import CurlTransport
import OpenSSLCrypto
import SharedLayer
import Testing

@testable import Partner

@Suite("The module's rules")
struct PartnerRulesTests {
    @Test("A key is valid for a year at most, and a rotated one never longer than it was to be")
    func keyLimits() throws {
        let limits = APIKeyLimits(validDaysMax: 365, overlapSecondsDefault: 86_400)
        let now = Calls.now
        let latest = now.adding(seconds: 365 * 86_400)
        #expect(try limits.validUntil(nil, from: now) == latest)
        #expect(try limits.validUntil(latest, from: now) == latest)
        #expect(
            #expect(throws: PartnerError.self) { try limits.validUntil(now, from: now) }?.rule == .validityOver)
        #expect(
            #expect(throws: PartnerError.self) { try limits.validUntil(latest.adding(milliseconds: 1), from: now) }?
                .rule == .validityTooLong)
        var key = APIKeyModel(key: "k", keyID: "key-1", organizationID: "org-1", createdAt: now.adding(seconds: -10))
        #expect(limits.endOfOverlap(nil, of: key, from: now) == now.adding(seconds: 86_400))
        #expect(limits.endOfOverlap(0, of: key, from: now) == now)
        key.validUntil = now.adding(seconds: 60)
        #expect(limits.endOfOverlap(nil, of: key, from: now) == now.adding(seconds: 60))
    }

    @Test(
        "An endpoint may be at public hosts over https",
        arguments: [
            ("https://partner.example/in", true), ("https://partner.example:8443/in", true),
            ("https://[2606:2800:220:1::1]/", true), ("http://partner.example/in", false),
            ("https://partner.example:22/in", false), ("https://localhost/in", false),
            ("https://db.internal/in", false), ("https://printer.local/", false), ("https://127.0.0.1/", false),
            ("https://169.254.169.254/latest/meta-data", false), ("https://10.0.0.1/", false),
            ("https://[::1]/", false), ("https://[::ffff:10.0.0.1]/", false), ("https://2130706433/", false),
            ("https://0177.0.0.1/", false), ("https://user@partner.example/", false),
            ("https://partner.example/#x", false), ("ftp://partner.example/", false), ("https://", false),
        ])
    func addresses(url: String, isAllowed: Bool) throws {
        let policy = try AddressPolicy(insideAddressesAllowed: [String]())
        guard !isAllowed else { return try policy.checkAsRequested(url, at: "/url") }
        let error = #expect(throws: PartnerError.self) { try policy.checkAsRequested(url, at: "/url") }
        #expect(error?.rule == .addressNotAllowed)
    }

    @Test("An inside address that a setting names may be entered, over http and on any port")
    func allowedInside() throws {
        let policy = try AddressPolicy(insideAddressesAllowed: ["127.0.0.0/8"])
        try policy.checkAsRequested("http://127.0.0.1:4711/deliveries", at: "/url")
    }

    @Test("An endpoint has the secret that its authentication needs")
    func secrets() throws {
        func rule(_ secret: String?, _ authentication: EndpointAuthentication, has: Bool = false) -> PartnerRule? {
            do {
                _ = try PartnerEndpointSecrets.checked(secret, for: authentication, hasOne: has)
                return nil
            } catch {
                return error.rule
            }
        }
        for authentication in [EndpointAuthentication.apiKey, .hmac, .mutualTLS] {
            #expect(rule(nil, authentication) == .secretMissing)
            #expect(rule("s", authentication) == nil)
            #expect(rule(nil, authentication, has: true) == nil)
        }
        #expect(rule(nil, .signedRequest) == nil)
        #expect(rule("s", .signedRequest) == .secretNotUsed)
    }

    @Test("Secrets' names differ for endpoints that differ, and have no colon")
    func secretNames() throws {
        let source = SecretsSource(
            configuration: AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "a", secretAccessKey: "b")),
            http: HTTPClient())
        let secrets = PartnerEndpointSecrets(source, environment: "dev")
        func name(_ partner: String, _ endpoint: String) -> String {
            secrets.name(
                of: EndpointModel(
                    partnerID: partner, endpointID: endpoint, purpose: .contracts, url: "https://p.example",
                    authentication: .hmac, createdAt: Calls.now))
        }
        #expect(name("p:1", "e") == "moneta/dev/endpoints/p+1/e")
        #expect(Set([name("a", "b"), name("a:b", "c"), name("a", "b:c"), name("a.b", "c")]).count == 4)
    }

    @Test("A mapper gives back what it was given, and a resource has no secret")
    func mappers() throws {
        let partner = PartnerModel(
            partnerID: "p", name: "P", status: .suspended, endpointURL: "https://p.example", apiKey: "secret-1",
            ownerOrganizationID: "org-1", version: 4)
        #expect(PartnerMapper.record(partner, as: PartnerMapper.state(partner)) == partner)
        let document = try JSONValueEncoder().encode(PartnerMapper.resource(partner))
        #expect(!String(decoding: document.bytes, as: UTF8.self).contains("secret-1"))
        #expect(document["version"]?.number?.int == 4)
        let mPass = MPassModel(mPassID: "m", organizationID: "o", status: .expired, tier: .gold, version: 2)
        #expect(PartnerMPassMapper.record(mPass, as: PartnerMPassMapper.state(mPass)) == mPass)
        let key = APIKeyModel(key: "mk_secret-2", keyID: "key-1", organizationID: "o", createdAt: Calls.now)
        let shown = String(
            decoding: try JSONValueEncoder().bytes(PartnerAPIKeyMapper.resource(key)), as: UTF8.self)
        #expect(!shown.contains("mk_secret-2") && !shown.contains(key.hash))
    }
}
