/// What a daily run did with the accounts that were due.
package struct DailySettlementReport: Sendable, Equatable, Encodable {
    package var settled = 0
    package var postponed = 0
    package var underWay = 0
    package var failed = 0

    package init() {}
}
