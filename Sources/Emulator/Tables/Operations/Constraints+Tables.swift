extension Constraints {
    mutating func throughput(_ throughput: ProvisionedThroughput?, at place: String) {
        guard let throughput else { return }
        for (units, name) in [
            (throughput.readCapacityUnits, "readCapacityUnits"), (throughput.writeCapacityUnits, "writeCapacityUnits"),
        ] {
            present(units, at: "\(place).\(name)")
            atLeast(1, units, at: "\(place).\(name)")
        }
    }

    mutating func index(_ index: IndexDefinition, at place: String) {
        present(index.indexName, at: "\(place).indexName")
        if let name = index.indexName { self.name(name, at: "\(place).indexName") }
        keySchema(index.keySchema, at: "\(place).keySchema")
        present(index.projection, at: "\(place).projection")
        oneOf(
            index.projection?.projectionType, ["ALL", "INCLUDE", "KEYS_ONLY"],
            at: "\(place).projection.projectionType")
    }
}
