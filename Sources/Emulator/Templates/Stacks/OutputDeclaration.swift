/// An entry of `Outputs`.
struct OutputDeclaration: Sendable {
    let name: String
    let value: TemplateNode
    let exportName: TemplateNode?
    let condition: TemplateNode?
    let location: TemplateLocation
}
