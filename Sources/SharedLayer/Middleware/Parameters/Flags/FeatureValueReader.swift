/// Reads the values of conditions on the clock and on remainders.
struct FeatureValueReader {
    let value: JSONValue
    let pointer: String
    let zoneFolder: String

    func fault(_ message: String) -> FeatureFlagError { FeatureFlagError(.wrongValue, at: pointer, message) }

    func moduloRange() throws(FeatureFlagError) -> (base: Int, ClosedRange<Int>) {
        guard let base = value["BASE"]?.number?.int, let start = value["START"]?.number?.int,
            let end = value["END"]?.number?.int
        else { throw fault("the value has the integers BASE, START and END") }
        guard 0 <= start, start <= end, end < base else { throw fault("0 <= START <= END < BASE must hold") }
        return (base, start...end)
    }

    func timeOfDay() throws(FeatureFlagError) -> FeatureSchedule {
        guard let from = minutes("START"), let to = minutes("END") else {
            throw fault("the value has START and END, each as HH:MM")
        }
        return .timeOfDay(from: from, to: to, try zone())
    }

    func span() throws(FeatureFlagError) -> FeatureSchedule {
        guard let from = wallTime("START"), let to = wallTime("END") else {
            throw fault("the value has START and END, each as YYYY-MM-DDTHH:MM:SS without an offset")
        }
        return .span(from: from, to: to, try zone())
    }

    func daysOfWeek() throws(FeatureFlagError) -> FeatureSchedule {
        guard let names = value["DAYS"]?.array else { throw fault("the value has a list of DAYS") }
        var days: Set<Int> = []
        for name in names {
            guard let name = name.string, let day = FeatureSchedule.dayNames.firstIndex(of: name) else {
                throw fault("DAYS has names of days in capitals")
            }
            days.insert(day)
        }
        return .daysOfWeek(days, try zone())
    }

    /// UTC when none is named.
    private func zone() throws(FeatureFlagError) -> TimeZoneRules {
        guard let named = value["TIMEZONE"], named != .null, named != "" else { return .utc }
        guard let name = named.string, let zone = TimeZoneRules(named: name, folder: zoneFolder) else {
            throw FeatureFlagError(.unknownTimeZone, at: pointer + "/TIMEZONE", "no zone of this name is installed")
        }
        return zone
    }

    private func minutes(_ name: String) -> Int? {
        guard let bytes = value[name]?.string.map({ Array($0.utf8) }), bytes.count == 5,
            bytes[2] == UInt8(ascii: ":"), let hours = bytes[..<2].decimalInteger,
            let minutes = bytes[3...].decimalInteger, hours < 24, minutes < 60
        else { return nil }
        return hours * 60 + minutes
    }

    /// A date, or a date and time with seconds perhaps, as if it were in UTC.
    private func wallTime(_ name: String) -> Int64? {
        guard var text = value[name]?.string else { return nil }
        switch text.utf8.count {
        case 10: text += "T00:00:00"
        case 16: text += ":00"
        default: break
        }
        return Timestamp(text + "Z")?.millisecondsSince1970
    }
}
