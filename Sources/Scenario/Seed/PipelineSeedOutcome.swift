/// What became of one seeded record.
package enum PipelineSeedOutcome: String, Sendable, CaseIterable {
    case written
    /// An earlier seed wrote it.
    case alreadyThere = "already there"
    /// To a pipeline, which tells a repeat itself.
    case sent
}
