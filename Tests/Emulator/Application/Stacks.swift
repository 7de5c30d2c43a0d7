import FoundationEssentials
import TestSupport

/// The stacks of Moneta Core, as their folders name them: a new one is found by itself.
enum Stacks {
    static let names: [String] = {
        let folder = PackageRoot.file("Sources/Handlers")
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return entries.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/template.json") }.sorted()
    }()

    /// `SubscriptionCharge` is `subscription-charge` in names of files.
    static func kebab(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text.append("-") }
            text += letter.lowercased()
        }
    }
}
