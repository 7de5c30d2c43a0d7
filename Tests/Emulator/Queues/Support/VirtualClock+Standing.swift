import FoundationEssentials
import VirtualTime

extension VirtualClock {
    /// 2026-01-01T00:00:00Z
    static let begin: Double = 1_767_225_600

    /// A clock that stands still until a test advances it.
    static func standing() -> VirtualClock { VirtualClock(realNow: { Date(timeIntervalSince1970: begin) }) }

    func advance(seconds: Double) { advance(by: .milliseconds(Int64((seconds * 1000).rounded()))) }
}
