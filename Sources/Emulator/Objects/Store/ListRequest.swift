/// Which stretch of a bucket's keys a listing asks for.
struct ListRequest: Sendable {
    let bucket: String
    let prefix: String
    /// Empty for none.
    let delimiter: String
    /// Keys, and common prefixes, behind this one.
    let after: String
    let limit: Int
    /// Whether older versions and delete markers are listed too.
    var hasVersions = false
    /// With versions: those of the key `after` whose sequence is below this one come first.
    var beforeSequence: Int64 = 0
}
