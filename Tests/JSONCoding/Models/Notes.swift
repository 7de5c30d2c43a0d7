/// What a script saw of its encoder.
final class Notes {
    private(set) var taken: [String] = []

    func note(_ path: [any CodingKey], _ number: Int) { taken.append("\(CodingPath(path)) \(number)") }
}
