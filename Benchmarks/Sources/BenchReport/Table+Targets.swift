extension Table {
    /// One line per target, as each benchmark ends: its name, what was measured, the bound, “ok” or “short”.
    package init(targets: [Target]) {
        self.init("Targets", ["measured", "bound", ""])
        for target in targets { add(target.name, target.cells) }
    }
}
