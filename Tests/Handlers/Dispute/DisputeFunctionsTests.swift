import Dispute
import FunctionRuntime
import SharedLayer
import Testing

@Suite("The dispute stack's functions")
struct DisputeFunctionsTests {
    @Test("are the template's, by their names")
    func names() throws {
        let text = try DisputeSamples.file("Sources/Handlers/Dispute/template.json")
        let resources = try JSONParser().parse(Array(text.utf8))["Resources"]?.object?.members ?? []
        let handlers = resources.filter { $0.value["Type"]?.string == "AWS::Serverless::Function" }.map(\.name)
        var registry = FunctionRegistry()
        DisputeFunctions.register(in: &registry)
        #expect(registry.names.sorted() == handlers.sorted())
    }
}
