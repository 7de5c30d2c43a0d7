import SharedLayer
import Testing

@Suite("Whose records a caller asks for")
struct CallerTenantTests {
    @Test("are the caller's own unless an operator names others'")
    func tenant() throws {
        let caller = CallerPrincipal(id: "key:a", tenantID: "org-a", scopes: [])
        let operating = CallerPrincipal(id: "key:o", tenantID: "network", scopes: [CallerPrincipal.operatorScope])
        #expect(try caller.tenant(named: nil) == "org-a")
        #expect(try caller.tenant(named: "org-a") == "org-a")
        #expect(try operating.tenant(named: "org-a") == "org-a")
        let problem = #expect(throws: Problem.self) { try caller.tenant(named: "org-b") }
        #expect(problem?.status == 404)
    }
}
