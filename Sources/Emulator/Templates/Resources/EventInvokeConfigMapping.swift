/// `AWS::Lambda::EventInvokeConfig`.
enum EventInvokeConfigMapping: ResourceMapping {
    static let emulated = EventInvokeConfigProperties.emulated.union(["FunctionName", "Qualifier"])
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let function = resource.requiredText("FunctionName") else { return }
        if let qualifier = resource.text("Qualifier"), qualifier != "$LATEST" {
            resource.unsupported(
                "The qualifier \(qualifier) is not emulated, only $LATEST: the settings are ignored",
                at: resource.location)
            return
        }
        EventInvokeConfigProperties.add(
            resource.properties, function: function.hasPrefix("arn:") ? function : assembly.functionARN(function),
            isSAM: false, of: &resource, into: &assembly)
    }
}
