import Glibc
import POSIXProcess
import Testing

@Suite("One environment variable that changes all the time", .serialized)
struct EnvironmentSlotTests {
    private static let name = "MONETA_TEST_SLOT"

    @Test("It is set, replaced by longer and shorter values, removed and set again")
    func changes() {
        let slot = EnvironmentSlot(Self.name)
        for value in ["one", "a much longer value", "", "x", nil, nil, "again"] {
            slot.set(value)
            #expect(getenv(Self.name).map { String(cString: $0) } == value)
            #expect(ProcessEnvironment.variables()[Self.name] == value)
        }
    }

    @Test(
        "A value that cannot be set removes the variable", arguments: ["a\u{0}b", String(repeating: "é", count: 513)])
    func refused(_ value: String) {
        let slot = EnvironmentSlot(Self.name)
        slot.set("before")
        slot.set(value)
        #expect(getenv(Self.name) == nil)
        slot.set(String(repeating: "x", count: EnvironmentSlot.valueBytesMax))
        #expect(getenv(Self.name).map { strlen($0) } == EnvironmentSlot.valueBytesMax)
    }

    @Test("It takes the place of a variable that stood there before, and is gone with the slot")
    func replaced() {
        setenv(Self.name, "inherited", 1)
        do {
            let slot = EnvironmentSlot(Self.name)
            slot.set("ours")
            #expect(getenv(Self.name).map { String(cString: $0) } == "ours")
        }
        #expect(getenv(Self.name) == nil)
    }
}
