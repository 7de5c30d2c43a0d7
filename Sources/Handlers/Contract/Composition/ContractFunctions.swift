package import FunctionRuntime

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum ContractFunctions {
    package static func register(in registry: inout FunctionRegistry) {
    }
}
