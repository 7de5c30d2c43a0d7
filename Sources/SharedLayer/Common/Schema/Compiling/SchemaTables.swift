/// The tables of a `CompiledSchema` while they grow.
struct SchemaTables {
    private(set) var rules: [SchemaRule] = []
    private(set) var lists: [CompiledSchema.NodeID] = []
    private(set) var values: [JSONValue] = []
    private(set) var bounds: [SchemaBound] = []
    private(set) var patterns: [SchemaPattern] = []
    private(set) var patternTables: [PatternTable?] = []
    private(set) var cells: [UInt16] = []
    private(set) var members: [SchemaMembers] = []
    private(set) var dependencies: [SchemaDependency] = []
    var dynamicReferences: [SchemaDynamicReference] = []
    private var patternPlaces: [String: Int] = [:]

    mutating func slice(of rules: [SchemaRule]) -> SchemaSlice {
        defer { self.rules += rules }
        return SchemaSlice(start: self.rules.count, end: self.rules.count + rules.count)
    }

    mutating func slice(of nodes: [CompiledSchema.NodeID]) -> SchemaSlice {
        defer { lists += nodes }
        return SchemaSlice(start: lists.count, end: lists.count + nodes.count)
    }

    mutating func slice(of values: [JSONValue]) -> SchemaSlice {
        defer { self.values += values }
        return SchemaSlice(start: self.values.count, end: self.values.count + values.count)
    }

    mutating func place(of bound: SchemaBound) -> Int {
        bounds.append(bound)
        return bounds.count - 1
    }

    /// The same text is compiled once.
    mutating func place(ofPattern text: String) throws(PatternError) -> Int {
        if let place = patternPlaces[text] { return place }
        let pattern = try SchemaPattern(text)
        patterns.append(pattern)
        var table = pattern.automaton?.table
        table?.base = cells.count
        patternTables.append(table)
        cells += pattern.automaton?.cells ?? []
        patternPlaces[text] = patterns.count - 1
        return patterns.count - 1
    }

    mutating func place(of members: SchemaMembers) -> Int {
        self.members.append(members)
        return self.members.count - 1
    }

    mutating func place(of dependency: SchemaDependency) -> Int {
        dependencies.append(dependency)
        return dependencies.count - 1
    }
}
