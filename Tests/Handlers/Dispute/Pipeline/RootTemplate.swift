import SharedLayer
import TestSupport

/// The root template, with the stacks that have something in them: an application without resources does not start.
enum RootTemplate {
    /// Writes it into a folder, with its stacks by their absolute places, and gives its path.
    static func write(into folder: TemporaryDirectory) throws -> String {
        let root = try JSONParser().parse(Array(DisputeSamples.file("template.json").utf8))
        guard var document = root.object, var resources = root["Resources"]?.object else { return "template.json" }
        for resource in resources.members {
            guard var stack = resource.value.object, var properties = stack["Properties"]?.object,
                let place = properties["Location"]?.string
            else { continue }
            let nested = try JSONParser().parse(Array(DisputeSamples.file(place).utf8))
            guard nested["Resources"]?.object?.isEmpty == false else {
                resources[resource.name] = nil
                continue
            }
            properties["Location"] = .string(PackageRoot.file(place))
            stack["Properties"] = .object(properties)
            resources[resource.name] = .object(stack)
        }
        document["Resources"] = .object(resources)
        return try folder.write("template.json", JSONValue.object(document).description)
    }
}
