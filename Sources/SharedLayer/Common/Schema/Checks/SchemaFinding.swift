/// Something wrong with a value, as it is found: its paths grow while the evaluation goes back up.
struct SchemaFinding {
    /// The subschema whose keyword refused the value.
    let node: CompiledSchema.NodeID
    /// Empty for the schema `false`.
    let keyword: String
    let message: String
    /// The names on the way to the value, the last one first.
    var instance: [String] = []
    /// The keywords and names on the way to the subschema, the last one first.
    var path: [String] = []
    /// Whether it is the member's name that is wrong, not its value.
    var isAboutName = false
    /// What was wrong by each of the subschemas of which one was enough, their paths going on from here.
    var causes: [SchemaFinding] = []
}
