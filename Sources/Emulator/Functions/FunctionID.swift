/// How the emulator knows a function: the stack that declares it and its logical id there, written `Stack/LogicalId`.
package struct FunctionID: Sendable, Hashable, CustomStringConvertible {
    package let stack: String
    package let logicalID: String

    package init(stack: String, logicalID: String) {
        self.stack = stack
        self.logicalID = logicalID
    }

    package var description: String { "\(stack)/\(logicalID)" }
}
