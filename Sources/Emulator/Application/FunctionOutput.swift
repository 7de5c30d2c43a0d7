/// Where functions' logs go.
package enum FunctionOutput: Sendable {
    case standardOutput
    /// For commands whose own result is on standard output.
    case standardError
}
