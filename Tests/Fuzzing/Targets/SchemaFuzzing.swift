@testable import SharedLayer

/// A schema compiles or says where it is wrong; then the three ways of asking about a document agree, and what is told
/// about it exists.
func fuzzSchema(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    guard let schema = try? JSONParser().parse(input.text()) else { return }
    let document = (try? JSONParser().parse(input.text())) ?? .null
    let validator: InputValidator
    do throws(SchemaError) {
        validator = try InputValidator(schema: schema)
    } catch {
        try promise(
            error.schemaPath.contains("#") || schema.value(at: error.schemaPath) != nil,
            "\(error) names a place in the schema")
        return
    }
    let issues = validator.validate(document)
    try promise(validator.isValid(document) == issues.isEmpty, "\(document) is valid, or something is wrong with it")
    try promise(issues.count <= InputValidator.issuesMax, "\(issues.count) issues are too many")
    for issue in issues {
        try promise(document.value(at: issue.instancePath) != nil, "\(issue) is about a part of the document")
        try promise(
            issue.schemaPath.contains("#") || schema.value(at: issue.schemaPath) != nil,
            "\(issue) names a place in the schema")
        try promise(!issue.message.isEmpty, "\(issue) says what is wrong")
    }
    let basic = validator.output(.basic, of: document)
    try promise(basic.valid == issues.isEmpty, "the output says the same")
    try promise((basic.errors ?? []).count >= issues.count, "the output tells all of it")
}
