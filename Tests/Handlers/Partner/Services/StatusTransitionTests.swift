import SharedLayer
import Testing

@testable import Partner

@Suite("Changes of status")
struct StatusTransitionTests {
    static let operate = Calls.call(scopes: ["network:operate"])
    static let organization = Calls.call(scopes: ["partners:write"])

    @Test("of mPasses follow the table, and only the operator lifts a suspension")
    func mPasses() throws {
        let allowed: Set<[MPassStatus]> = [
            [.active, .suspended], [.active, .expired], [.active, .closed], [.suspended, .active],
            [.suspended, .expired], [.suspended, .closed], [.expired, .active], [.expired, .closed],
        ]
        for old in MPassStatus.allCases {
            for new in MPassStatus.allCases {
                let isAllowed = old == new || allowed.contains([old, new])
                #expect(
                    Self.rule { try MPassTransition.check(old, new, Self.operate) }
                        == (isAllowed ? nil : .statusTransition), "\(old) \(new)")
                let isLift = old == .suspended && new == .active
                #expect(
                    Self.rule { try MPassTransition.check(old, new, Self.organization) }
                        == (isAllowed ? (isLift ? .operatorOnly : nil) : .statusTransition), "\(old) \(new)")
            }
        }
    }

    @Test("of parties end with CLOSED; who lifts a suspension is for the kind of party to say")
    func parties() throws {
        for old in PartyStatus.allCases {
            for new in PartyStatus.allCases {
                let isAllowed = old == new || old != .closed
                for (call, isLiftedByOperator) in [
                    (Self.operate, true), (Self.organization, true), (Self.organization, false),
                ] {
                    let isRefusedLift =
                        isLiftedByOperator && !call.isOperator && old == .suspended && new == .active
                    let rule = Self.rule {
                        try PartyTransition.check(old, new, call, isLiftedByOperator: isLiftedByOperator)
                    }
                    #expect(
                        rule == (isRefusedLift ? .operatorOnly : isAllowed ? nil : .statusTransition), "\(old) \(new)")
                }
            }
        }
    }

    private static func rule(_ check: () throws -> Void) -> PartnerRule? {
        do {
            try check()
            return nil
        } catch {
            return (error as? PartnerError)?.rule
        }
    }
}
