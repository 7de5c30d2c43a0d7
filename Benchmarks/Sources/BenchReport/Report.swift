import FoundationEssentials

/// Everything that was measured.
package struct Report: Encodable {
    package let rounds: Int
    package let figures: [Figure]
    package let targets: [Target]

    package init(rounds: Int, figures: [Figure], targets: [Target]) {
        self.rounds = rounds
        self.figures = figures
        self.targets = targets
    }

    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}
