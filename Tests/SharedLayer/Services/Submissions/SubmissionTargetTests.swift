import SharedLayer
import Testing

@Suite("Submission target")
struct SubmissionTargetTests {
    private let target = SubmissionTarget(host: "127.0.0.1:3000", path: "/api/v1/events/subscription_charges")

    @Test("Is named by its URL with either scheme", arguments: ["http", "https"])
    func named(scheme: String) {
        #expect(target.isNamed(by: "\(scheme)://127.0.0.1:3000/api/v1/events/subscription_charges"))
    }

    @Test("Takes hosts in any case")
    func hostCase() {
        #expect(SubmissionTarget(host: "api.Example.test", path: "/a").isNamed(by: "https://API.example.test/a"))
    }

    @Test(
        "Is not named by another place",
        arguments: [
            "", "/api/v1/events/subscription_charges", "ftp://127.0.0.1:3000/api/v1/events/subscription_charges",
            "https://127.0.0.1/api/v1/events/subscription_charges",
            "https://127.0.0.1:3000/api/v1/events/Subscription_charges",
            "https://127.0.0.1:3000/api/v1/events/subscription_charges/",
            "https://127.0.0.1:3000/api/v1/events/subscription_charges?a=1",
            "https://user@127.0.0.1:3000/api/v1/events/subscription_charges",
            "https://127.0.0.1:3000", "https://",
        ])
    func other(url: String) {
        #expect(!target.isNamed(by: url))
    }
}
