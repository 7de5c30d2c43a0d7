/// The name is none of `Works`.
struct UnknownWork: Error, CustomStringConvertible {
    let name: String

    var description: String { "There is no work called \(name)" }
}
