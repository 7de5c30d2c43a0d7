import FoundationEssentials

extension SeedSummary {
    /// The summary as a JSON text with a newline at its end.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Throws `file`.
    package func write(to folder: SeedFolder) throws(SeedError) {
        let text: String
        do { text = try self.text() } catch {
            throw SeedError(.file, "\(folder.summaryPath) cannot be written.", cause: error)
        }
        try folder.write(text, to: folder.summaryPath)
    }

    /// Reads what `text` wrote. Throws `file`.
    package init(in folder: SeedFolder) throws(SeedError) {
        guard let text = try SeedFolder.read(folder.summaryPath) else {
            throw SeedError(.file, "There is no \(folder.summaryPath): run moneta-core data seed first.")
        }
        do {
            self = try JSONDecoder().decode(SeedSummary.self, from: Data(text.utf8))
        } catch {
            throw SeedError(.file, "\(folder.summaryPath) is no summary of a seed.", cause: error)
        }
    }
}
