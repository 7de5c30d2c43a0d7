/// An entry of `Resources`, with the template's Globals merged in.
struct ResourceDeclaration: Sendable {
    let logicalID: String
    let type: String
    var properties: TemplateNode
    let condition: TemplateNode?
    let dependencies: [TemplateNode]
    let location: TemplateLocation
    /// Made by SAM's transform, not written in the template.
    var isGenerated = false
}
