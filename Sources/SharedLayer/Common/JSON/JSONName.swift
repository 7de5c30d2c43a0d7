/// A member's name for dictionaries: two names are the same when their code points are.
///
/// Swift's strings also count two spellings of one accented letter as equal, which JSON does not.
struct JSONName: Sendable, Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Swift's comparison is quick to tell most names apart.
    static func == (left: JSONName, right: JSONName) -> Bool {
        left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Equal code points hash equally, since equal strings do.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
