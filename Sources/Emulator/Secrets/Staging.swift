/// The staging labels that Secrets Manager itself moves.
enum Staging {
    static let current = "AWSCURRENT"
    static let previous = "AWSPREVIOUS"
    static let pending = "AWSPENDING"

    /// On one version.
    static let labelsMax = 20
    static let labelCharactersMax = 256

    /// Gives labels to a version and takes them from the others. Whoever loses AWSCURRENT becomes AWSPREVIOUS.
    static func move(_ labels: [String], to target: String, among versions: inout [SecretVersionRecord]) {
        let former = versions.first { $0.stages.contains(current) }?.id
        for label in labels {
            for index in versions.indices { versions[index].stages.removeAll { $0 == label } }
            guard let index = versions.firstIndex(where: { $0.id == target }) else { continue }
            versions[index].stages.append(label)
        }
        guard labels.contains(current), let former, former != target else { return }
        for index in versions.indices {
            versions[index].stages.removeAll { $0 == previous }
            if versions[index].id == former { versions[index].stages.append(previous) }
        }
    }
}
