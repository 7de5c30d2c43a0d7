extension PipelineTexts {
    /// The stack's executable.
    static let bootstrap = #"""
        <imports>

        var registry = FunctionRegistry()
        <Name>Functions.register(in: &registry)
        LambdaRuntime.run(registry)

        """#
}
