/// What a soak does to charges.
package struct SoakPlan: Sendable {
    /// Replays everything that is random here; what processors make of it differs.
    package var seed: UInt64
    package var charges: Int
    /// How many of a hundred charges are sent twice or more.
    package var duplicatesPercent = 30
    /// How many of a hundred requests are given up before their answer.
    package var lostAnswersPercent = 15
    /// How many of a hundred deliveries the partner takes without saying so.
    package var lostReceiptsPercent = 10
    package var functionKills: Int
    package var emulatorKills: Int
    /// Publishers at once.
    package var senders = 16

    package init(seed: UInt64, charges: Int, functionKills: Int, emulatorKills: Int) {
        self.seed = seed
        self.charges = charges
        self.functionKills = functionKills
        self.emulatorKills = emulatorKills
    }
}
