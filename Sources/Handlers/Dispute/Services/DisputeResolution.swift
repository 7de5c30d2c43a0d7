/// Why a dispute ended as it did: a code, then words.
enum DisputeResolution {
    static func text(_ code: String, _ note: String?) -> String {
        note.map { "\(code): \($0)" } ?? code
    }
}
