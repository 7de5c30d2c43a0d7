/// When a rule of EventBridge or a schedule of EventBridge Scheduler is due.
package enum ScheduleExpression: Sendable, Equatable {
    case rate(RateExpression)
    case cron(CronExpression)
    /// Once: seconds since 1970 on the wall of the schedule's zone.
    case at(localSeconds: Int)

    /// Whose rules decide what is valid.
    package enum Dialect: String, Sendable, Codable {
        /// No `at`, and `rate` insists on singular and plural.
        case rule
        case schedule
    }

    /// Nil for what AWS refuses: a rule with "Parameter ScheduleExpression is not valid.", a schedule with "Invalid Schedule
    /// Expression …".
    package init?(_ text: String, dialect: Dialect) {
        // ASCII alone: `ſun` in capitals is `SUN`.
        guard text.utf8.count <= Self.bytesMax, text.utf8.allSatisfy({ $0 < 0x80 }), text.hasSuffix(")") else {
            return nil
        }
        let expression: ScheduleExpression?
        if text.hasPrefix("rate(") {
            expression = RateExpression(text.dropFirst(5).dropLast(), isNumberStrict: dialect == .rule).map(Self.rate)
        } else if text.hasPrefix("cron(") {
            expression = CronExpression(text.dropFirst(5).dropLast()).map(Self.cron)
        } else if text.hasPrefix("at("), dialect == .schedule {
            expression = Self.localSeconds(text.dropFirst(3).dropLast()).map(Self.at)
        } else {
            expression = nil
        }
        guard let expression else { return nil }
        self = expression
    }

    /// Whether it is due once only.
    package var isOnce: Bool { if case .at = self { true } else { false } }

    /// `yyyy-mm-ddThh:mm:ss`, each digit in its place.
    private static func localSeconds(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        let form = Array("dddd-dd-ddTdd:dd:dd".utf8)
        guard bytes.count == form.count else { return nil }
        for (byte, expected) in zip(bytes, form) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard expected == UInt8(ascii: "d") ? isDigit : byte == expected else { return nil }
        }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        return CivilTime(
            year: number(0..<4), month: number(5..<7), day: number(8..<10), hour: number(11..<13),
            minute: number(14..<16), second: number(17..<19))?.localSeconds
    }

    /// Of `ScheduleExpression` in both APIs.
    private static let bytesMax = 256
}
