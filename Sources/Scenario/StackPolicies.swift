import FoundationEssentials
import SharedLayer
import TestSupport

/// What a stack's template grants its functions, for tests: the emulator grants everything, so a call that a policy forgets would fail
/// for the first time in AWS.
package struct StackPolicies {
    /// By the function's logical id, each grant as the action and the resource's name: its logical id, or what another stack exports it as.
    package let grants: [String: Set<String>]

    /// - Parameters:
    ///   - stack: the folder below `Sources/Handlers`.
    ///   - pathName: what a resource is called that is given as a text of its own, such as `${Table.Arn}/index/OutboxIndex`.
    package init(stack: String, pathName: (String) -> String = StackPolicies.lastOfPath) throws {
        let path = PackageRoot.file("Sources/Handlers/\(stack)/template.json")
        let template = try JSONParser().parse(Array(String(contentsOfFile: path, encoding: .utf8).utf8))
        var grants: [String: Set<String>] = [:]
        for resource in template["Resources"]?.object?.members ?? []
        where resource.value["Type"]?.string == "AWS::Serverless::Function" {
            grants[resource.name] = Self.grants(of: resource.value, pathName)
        }
        self.grants = grants
    }

    /// The last segment; of all that is below a folder the folder's name, too.
    package static func lastOfPath(_ path: String) -> String {
        path.split { $0 == "/" || $0 == ":" }.suffix(path.hasSuffix("/*") ? 2 : 1).joined(separator: "/")
    }

    private static func grants(of function: JSONValue, _ pathName: (String) -> String) -> Set<String> {
        var grants: Set<String> = []
        for policy in function["Properties"]?["Policies"]?.array ?? [] {
            for statement in policy["Statement"]?.array ?? [] {
                let resources = statement["Resource"]?.array ?? [statement["Resource"]].compactMap(\.self)
                for action in statement["Action"]?.array ?? [] {
                    for resource in resources {
                        grants.insert("\(action.string ?? "?") \(name(of: resource, pathName))")
                    }
                }
            }
        }
        return grants
    }

    private static func name(of resource: JSONValue, _ pathName: (String) -> String) -> String {
        // The key of access tokens before the present one.
        if resource["Fn::If"]?.array?.first == "HasEarlierTokenKey" { return "TokenKeyIdEarlier" }
        if let reference = resource["Ref"]?.string { return reference }
        if let attribute = resource["Fn::GetAtt"]?.array?.first?.string { return attribute }
        if let path = resource["Fn::Sub"]?.string { return pathName(path) }
        if let export = resource["Fn::ImportValue"]?["Fn::Sub"]?.string { return imported(export) }
        let parts = resource["Fn::Sub"]?.array ?? []
        let variable = parts.last?.object?.members.first?.value
        let name = variable?["Fn::ImportValue"]?["Fn::Sub"]?.string.map(imported) ?? "?"
        let path = parts.first?.string?.split(separator: "/") ?? []
        return path.contains("index") ? "\(name)/\(path.last ?? "")" : name
    }

    /// `moneta-${Environment}-PartnerTableName` is the partner table.
    private static func imported(_ export: String) -> String {
        let name = export.split(separator: "-").last.map(String.init) ?? "?"
        return name.hasSuffix("Name") ? String(name.dropLast("Name".count)) : name
    }
}
