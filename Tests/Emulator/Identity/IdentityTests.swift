import FoundationEssentials
import Testing
import Wire

@testable import Identity

@Suite struct IdentityTests {
    private func ask(_ form: String, token: String? = nil, now: Double = 1_800_000_000) async -> String {
        let service = IdentityService(
            accountID: "000000000000", clock: { Date(timeIntervalSince1970: now) },
            random: { [UInt8](repeating: 7, count: $0) })
        var headers = ["content-type": "application/x-www-form-urlencoded"]
        headers["x-amz-security-token"] = token
        let request = ServiceRequest(
            method: "POST", path: "/", headers: headers, body: Array("\(form)&Version=2011-06-15".utf8),
            requestID: "test")
        #expect(service.accepts(request))
        return String(decoding: await service.respond(to: request).body, as: UTF8.self)
    }

    @Test("credentials of a role stand for it until they expire, whichever emulator made them")
    func roleSession() async throws {
        let session = Session(
            arn: "arn:aws:sts::123456789012:assumed-role/r/s", userID: "AROA:s", accountID: "123456789012",
            expiresAt: 1_800_000_900)
        #expect(await ask("Action=GetCallerIdentity", token: session.token).contains("<Arn>\(session.arn)</Arn>"))
        let late = await ask("Action=GetCallerIdentity", token: session.token, now: 1_800_000_900)
        #expect(late.contains("<Code>ExpiredToken</Code>"))
        #expect(await ask("Action=GetCallerIdentity", token: "theirs").contains(":root</Arn>"))
    }

    @Test("a token that has expired is refused, whatever number says when", arguments: ["1", "-1e300", "1e3", "0.5"])
    func expired(claim: String) async {
        let payload = Data(#"{"sub":"s","iss":"i","aud":"a","exp":\#(claim)}"#.utf8).base64EncodedString()
            .replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
        let role = "RoleArn=arn:aws:iam::123456789012:role/r&RoleSessionName=session"
        let answer = await ask("Action=AssumeRoleWithWebIdentity&\(role)&WebIdentityToken=a.\(payload).c")
        #expect(answer.contains("<Code>ExpiredTokenException</Code>"), "\(answer)")
    }

    @Test("an action that STS has not is an invalid one")
    func unknown() async {
        #expect(await ask("Action=Dance").contains("<Code>InvalidAction</Code>"))
    }
}
