extension ItemWriteRequest {
    /// Performs the write by itself.
    func perform(as kind: Kind, in context: TablesContext) async throws -> ItemWriteAnswer {
        let write = try prepared(as: kind)
        return try await context.store.write { transaction in
            let table = try transaction.table(named: write.tableName)
            let change = try transaction.perform(write, on: table)
            return ItemWriteAnswer(change, write, on: table, self)
        }
    }
}
