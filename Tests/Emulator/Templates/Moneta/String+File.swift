import FoundationEssentials

extension String {
    init(contentsOfFile path: String) throws {
        self = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
