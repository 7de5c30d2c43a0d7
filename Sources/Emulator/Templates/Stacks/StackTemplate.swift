/// One template, read into its sections but not resolved: a stack of the tree.
struct StackTemplate: Sendable {
    /// The stack that nests this one, and under which logical id.
    struct Nesting: Sendable, Equatable {
        let stack: StackID
        let logicalID: String
    }

    let id: StackID
    let nesting: Nesting?
    /// How resources name it: the root stack's name, or the logical ids from the root, joined by dots.
    let label: String
    /// `AWS::StackName`.
    let stackName: String
    let path: TemplatePath
    var parameters: [ParameterDeclaration] = []
    var mappings: TemplateNode?
    var conditions: [TemplateNode.Entry] = []
    var resources: [ResourceDeclaration] = []
    var outputs: [OutputDeclaration] = []

    func resource(_ logicalID: String) -> ResourceDeclaration? { resources.first { $0.logicalID == logicalID } }

    func parameter(_ name: String) -> ParameterDeclaration? { parameters.first { $0.name == name } }

    func output(_ name: String) -> OutputDeclaration? { outputs.first { $0.name == name } }
}

/// A stack's place in `StackTree.stacks`; the root is 0.
typealias StackID = Int
