/// What a soak found.
package struct SoakReport: Sendable {
    package var charges = 0
    package var requests = 0
    package var deliveries = 0
    package var functionKills = 0
    package var emulatorKills = 0
    /// What is not as it should be: nothing, when all is well.
    package var faults: [String] = []
}
