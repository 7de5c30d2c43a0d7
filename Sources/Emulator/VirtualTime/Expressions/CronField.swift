/// The numbers and names that one field of a cron expression takes.
struct CronField: Sendable {
    let range: ClosedRange<Int>
    /// In the order of the numbers.
    var names: [String] = []
    /// Whether `22-2` goes over the end.
    var wraps = true
    /// Whether `/` may follow.
    var hasSteps = true

    static let minutes = CronField(range: 0...59)
    static let hours = CronField(range: 0...23)
    static let daysOfMonth = CronField(range: 1...31)
    static let months = CronField(
        range: 1...12, names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
    static let daysOfWeek = CronField(
        range: 1...7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], hasSteps: false)
    static let years = CronField(range: 1970...2199, wraps: false)

    /// The values of a list such as `1,5-9,10/5`, in order; nil when it is none. Empty elements are passed over, as AWS
    /// does with `0/5,`.
    func values(_ text: Substring) -> [Int]? {
        var found = Set<Int>()
        for element in text.split(separator: ",") {
            guard let values = elementValues(element) else { return nil }
            found.formUnion(values)
        }
        return found.isEmpty ? nil : found.sorted()
    }

    private func elementValues(_ element: Substring) -> [Int]? {
        let halves = element.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2, let base = halves.first else { return nil }
        guard halves.count == 2 else { return baseValues(base, isOpen: false) }
        guard hasSteps, let step = Self.number(halves[1]), step > 0, step <= range.upperBound,
            let values = baseValues(base, isOpen: true)
        else { return nil }
        return values.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }

    /// - Parameter isOpen: a single value begins a range to the end, because a step follows.
    private func baseValues(_ text: Substring, isOpen: Bool) -> [Int]? {
        if text == "*" { return Array(range) }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let low = ends.first.flatMap(value) else { return nil }
        guard ends.count == 2 else { return isOpen ? Array(low...range.upperBound) : [low] }
        guard let high = value(ends[1]) else { return nil }
        if low <= high { return Array(low...high) }
        return wraps ? Array(low...range.upperBound) + Array(range.lowerBound...high) : nil
    }

    /// One number or name.
    func value(_ text: Substring) -> Int? {
        if let index = names.firstIndex(of: text.uppercased()) { return range.lowerBound + index }
        guard let number = Self.number(text), range.contains(number) else { return nil }
        return number
    }

    /// Of at most four digits, as many as a year has.
    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(text)
    }
}
