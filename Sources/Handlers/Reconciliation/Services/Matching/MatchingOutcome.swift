/// What came of matching: groups that have their end, and the records of either side that found nobody.
package struct MatchingOutcome: Sendable, Equatable {
    package var groups: [MatchedGroup] = []
    package var leftOurs: [ReconcilableRecord] = []
    package var leftTheirs: [ReconcilableRecord] = []

    package init() {}
}
