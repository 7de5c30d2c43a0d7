import SharedLayer
import Testing

@testable import Authentication

@Suite("The rules of authentication")
struct AuthenticationRulesTests {
    @Test("A verifier matches the challenge of RFC 7636 appendix B, and nothing else does")
    func challenge() {
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        #expect(CodeChallenge.matches("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", challenge))
        #expect(!CodeChallenge.matches("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", challenge))
        #expect(!CodeChallenge.matches(challenge, challenge))
        for verifier in ["", String(repeating: "a", count: 42), String(repeating: "a", count: 129), "ä"] {
            #expect(!CodeChallenge.matches(verifier, CodeChallenge.challenge(of: verifier)), "\(verifier)")
        }
        for text in ["", "abc", challenge + "=", challenge + "a"] { #expect(!CodeChallenge.isChallenge(text)) }
    }

    @Test("The limit locks at its last failure, forgets after its window, and counts before a password is looked at")
    func limit() {
        let limit = LoginLimit(failuresMax: 3, windowSeconds: 60)
        let start = Timestamp(secondsSince1970: 1_000)
        var attempts = LoginAttemptsModel(
            subjectHash: LoginAttemptsModel.hash(of: "a"), windowStartedAt: start, expiresAt: 0)
        for second in 0..<3 {
            #expect(limit.lockedUntil(attempts, at: start.adding(seconds: Int64(second))) == nil)
            attempts = limit.begin(attempts, at: start.adding(seconds: Int64(second)))
        }
        let until = start.adding(seconds: 2 + Int64(LoginLimit.lockSeconds))
        #expect(limit.lockedUntil(attempts, at: start.adding(seconds: 3)) == until)
        #expect(limit.lockedUntil(attempts, at: until) == nil)
        #expect(limit.begin(attempts, at: until).failures == 1)
        #expect(limit.succeed(attempts).lockedUntil == nil)
        #expect(attempts.expiresAt > until.secondsSince1970)
        var slow = LoginAttemptsModel(subjectHash: attempts.subjectHash, windowStartedAt: start, expiresAt: 0)
        for minute in 0..<10 { slow = limit.begin(slow, at: start.adding(seconds: Int64(minute) * 60)) }
        #expect(slow.failures == 1)
    }

    @Test("A password comes back as true from what is kept, and another as false")
    func passwords() throws {
        let hash = try PasswordHash(password: "päßwörd", randomBytes: { [UInt8](repeating: 7, count: $0) })
        let kept = try #require(PasswordHash(text: hash.text))
        #expect(kept == hash)
        #expect(hash.text.utf8.count < 256)
        #expect(try kept.matches("päßwörd"))
        #expect(try !kept.matches("passwort"))
        #expect(try !PasswordHash.decoy.matches("päßwörd"))
        #expect(!kept.isOutdated)
        for text in ["", "$", "$scrypt$ln=15,r=8,p=3$AAAA", "$argon2$ln=15,r=8,p=3$AAAA$AAAA", hash.text + "$"] {
            #expect(PasswordHash(text: text) == nil, "\(text)")
        }
    }

    @Test(
        "Passwords that are short, repeat themselves or name their user are refused",
        arguments: [
            ("fourteen chars", false), ("fifteen chars!!", true), (String(repeating: "ab", count: 10), false),
            ("my name is Adele123", false), (String(repeating: "long ", count: 60), false),
            ("ünïcödé is wélcome", true),
        ])
    func policy(_ password: String, _ isGood: Bool) {
        let refusal = Result { try PasswordPolicy().check(password, of: "adele123@example.com") }
        #expect(((try? refusal.get()) != nil) == isGood)
    }

    @Test("Parameters are read as forms write them: each once, broken escapes and zero bytes refused")
    func forms() throws {
        let form = try FormParameters(query: "a=1+2&b=%C3%A4&c=&d")
        #expect(form["a"] == "1 2")
        #expect(form["b"] == "ä")
        #expect(form["c"] == nil)
        #expect(form["d"] == nil)
        for text in ["a=1&a=2", "a=%zz", "a=%ff", "a=%00", String(repeating: "a", count: 20_000)] {
            #expect(throws: AuthenticationError.self, "\(text.prefix(10))") { try FormParameters(query: text) }
        }
        #expect(throws: AuthenticationError.self) {
            try FormParameters(query: (0..<65).map { "p\($0)=1" }.joined(separator: "&"))
        }
    }

    @Test(
        "Who manages users decides no disputes, nobody but the operator's runs the network, an auditor changes nothing")
    func roles() {
        #expect(!AccessScope.allowed(.administrator, inOperator: false).contains(.disputesDecide))
        for role in MemberRole.allCases {
            #expect(!AccessScope.allowed(role, inOperator: false).contains(.networkOperate))
        }
        #expect(AccessScope.allowed(.owner, inOperator: true).contains(.networkOperate))
        #expect(!AccessScope.allowed(.operations, inOperator: true).contains(.networkOperate))
        #expect(AccessScope.allowed(.auditor, inOperator: true) == AccessScope.reading)
    }

    @Test("A refresh token is its grant and a secret of 32 bytes, and no other text is one")
    func refreshTokens() throws {
        let token = RefreshToken(grantID: "grant-1", secret: SecretSource().secret())
        let read = try #require(RefreshToken(token.text))
        #expect(read == token)
        #expect(read.matches(hash: token.hash))
        #expect(!RefreshToken(grantID: "grant-1", secret: SecretSource().secret()).matches(hash: token.hash))
        for text in ["", ".", "a.b", "grant-1.", "a.b.c", "gr#ant.\(SecretSource().secret())"] {
            #expect(RefreshToken(text) == nil, "\(text)")
        }
    }
}
