/// A schema as tables: its subschemas name one another, and what their rules need, by places in them.
///
/// The rules are plain numbers, so that looking at one counts no references: evaluation does little else.
final class CompiledSchema: Sendable {
    typealias NodeID = Int

    let nodes: [SchemaNode]
    let rules: [SchemaRule]
    let root: NodeID
    /// Node lists of `allOf`, `prefixItems` …
    let lists: [NodeID]
    let values: [JSONValue]
    let bounds: [SchemaBound]
    let patterns: [SchemaPattern]
    /// For each pattern where its automaton stands in `cells`; nil for those without one.
    private let patternTables: [PatternTable?]
    private let cells: [UInt16]
    let members: [SchemaMembers]
    let dependencies: [SchemaDependency]
    let dynamicReferences: [SchemaDynamicReference]
    /// Where each node stands, for messages.
    let places: [SchemaPlace]

    init(_ tables: SchemaTables, nodes: [SchemaNode], places: [SchemaPlace], root: NodeID) {
        self.nodes = nodes
        self.places = places
        self.root = root
        rules = tables.rules
        lists = tables.lists
        values = tables.values
        bounds = tables.bounds
        patterns = tables.patterns
        patternTables = tables.patternTables
        cells = tables.cells
        members = tables.members
        dependencies = tables.dependencies
        dynamicReferences = tables.dynamicReferences
    }

    /// Whether the text matches the pattern at that place.
    func matches(_ text: String, pattern place: Int) -> Bool {
        patternTables[place]?.matches(text, in: cells) ?? patterns[place].matches(text)
    }

    var isDynamic: Bool { !dynamicReferences.isEmpty }
}
