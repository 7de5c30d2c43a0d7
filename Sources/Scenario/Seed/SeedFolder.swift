import FoundationEssentials

/// The folder that a seed leaves for a person who wants to send requests: keys, certificate and ids.
package struct SeedFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package var keyPath: String { path + "/publisher-key.pem" }
    package var certificatePath: String { path + "/publisher-certificate.pem" }
    package var summaryPath: String { path + "/seed.json" }
    /// The API key of whoever runs the network.
    package var operatorKeyPath: String { path + "/operator.key" }
    /// The organization's API key.
    package var organizationKeyPath: String { path + "/organization.key" }
    /// The same of the other organization.
    package var other: SeedFolder { SeedFolder(path: path + "/other") }

    /// The API key in a file, which is written when it is not there. Throws `file`.
    package func kept(_ path: String, orNew new: String) throws(SeedError) -> String {
        if let kept = try Self.read(path) {
            return String(decoding: kept.utf8.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self)
        }
        try write(new, to: path)
        return new
    }

    /// Nil when there is no such file. Throws `file` when it cannot be read.
    package static func read(_ path: String) throws(SeedError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SeedError(.file, "\(path) cannot be read.", cause: error)
        }
    }

    /// Writes a file that only its owner may read, making the folder. Throws `file`.
    package func write(_ text: String, to path: String) throws(SeedError) {
        do {
            try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
            // Made empty with its permissions first, so that a key is never readable by others, not even for a moment.
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            let file = URL(filePath: path)
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw SeedError(.file, "\(path) cannot be written.", cause: error)
        }
    }
}
