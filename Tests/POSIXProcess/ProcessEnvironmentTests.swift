import Foundation
import POSIXProcess
import Testing

@Suite("The process's environment and clock")
struct ProcessEnvironmentTests {
    @Test("The variables are those that Foundation sees")
    func variables() {
        let variables = ProcessEnvironment.variables()
        #expect(variables["PATH"]?.isEmpty == false)
        // Other tests set a variable of their own meanwhile.
        let (ours, theirs) = (variables, ProcessInfo.processInfo.environment)
        let names = Set(ours.keys).union(theirs.keys).filter { !$0.hasPrefix("MONETA_TEST") }
        #expect(names.allSatisfy { ours[$0] == theirs[$0] })
    }

    @Test("The time of day is Foundation's, in milliseconds")
    func clock() {
        let before = Int64(Date().timeIntervalSince1970 * 1_000)
        let now = WallClock.milliseconds()
        let after = Int64((Date().timeIntervalSince1970 * 1_000).rounded(.up))
        #expect((before...after).contains(now))
    }
}
