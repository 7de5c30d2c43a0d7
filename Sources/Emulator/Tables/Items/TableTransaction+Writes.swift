import FoundationEssentials
import Wire

extension TableTransaction {
    /// Performs a write: finds the item, tests the condition, changes item and indexes.
    /// - Throws: `ValidationException`, `ConditionalCheckFailedException`.
    func perform(_ write: ItemWrite, on table: Table) throws -> ItemChange {
        let key = try table.key(ofWrite: write)
        switch write.action {
        case .put(let item):
            try table.checkNoEmptyKeys(in: item)
            try table.checkIndexKeys(of: item)
        case .update(_, let update?): try table.check(update)
        default: break
        }
        try table.checkScalar(write.condition?.paths ?? [])
        let old = try item(key, of: table)
        if let condition = write.condition, !condition.holds(for: old ?? [:]) {
            throw try ConditionFailure.error(showing: write.showsItemOnFailure ? old : nil)
        }
        let change = ItemChange(key: key, old: old, new: try outcome(of: write.action, old, table))
        if case .check = write.action { return change }
        try apply(change, to: table)
        return change
    }

    private func outcome(of action: ItemWrite.Action, _ old: Item?, _ table: Table) throws -> Item? {
        switch action {
        case .put(let item): return item
        case .delete: return nil
        case .check: return old
        case .update(let attributes, let update):
            let base = old ?? attributes
            guard let update else { return base }
            let new = try UpdateEvaluator(item: base).apply(update)
            try table.checkIndexKeys(of: new, updatedFrom: base)
            try ItemLimits.checkUpdated(new)
            return new
        }
    }
}
