import Wire

/// The rules of a new parameter's name.
///
/// Source: AWS Systems Manager user guide, "About requirements and constraints for parameter names".
enum ParameterName {
    static let levelsMax = 15
    /// A name with the ARN before it has 1011 characters at the most.
    static let charactersMax = 1011

    static func check(_ name: String, in scope: ParameterScope) throws(ServiceError) {
        _ = try Constraint.length(name, "name", max: 2048)
        let isPath = name.dropFirst().contains("/")
        try checkPrefix(name, isPath: isPath)
        guard name.utf8.allSatisfy(isAllowed), !name.hasSuffix("/"), !name.contains("//") else {
            throw isPath ? invalidPath : invalidName
        }
        guard !isPath || name.hasPrefix("/") else {
            throw ServiceError("ValidationException", "Parameter name must be a fully qualified name.")
        }
        guard name.split(separator: "/").count <= levelsMax else {
            throw ServiceError(
                "HierarchyLevelLimitExceededException",
                "The hierarchy depth of parameter exceeds the maximum of \(levelsMax) levels.")
        }
        guard scope.arn(name).utf8.count <= charactersMax else {
            throw ServiceError(
                "ValidationException",
                "The maximum length of a parameter name, with its ARN, is \(charactersMax) characters.")
        }
    }

    private static func checkPrefix(_ name: String, isPath: Bool) throws(ServiceError) {
        let bare = name.drop { $0 == "/" }.lowercased()
        guard bare.hasPrefix("aws") || bare.hasPrefix("ssm") else { return }
        if isPath, name.lowercased().hasPrefix("/aws") {
            throw ServiceError("AccessDeniedException", "No access to reserved parameter name: \(name).")
        }
        throw isPath
            ? invalidPath
            : ServiceError(
                "ValidationException", "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static let symbols = "formed as a mix of letters, numbers and the following 3 symbols .-_"
    private static let invalidPath = ServiceError(
        "ValidationException",
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of "
            + "sub-paths divided by slash symbol; each sub-path can be \(symbols)")
    private static let invalidName = ServiceError(
        "ValidationException",
        "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It can be \(symbols)")
}
