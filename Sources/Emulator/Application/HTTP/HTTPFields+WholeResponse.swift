import HTTPTypes

extension HTTPFields {
    /// Leaves out names that are none; HTTPField makes values fit.
    init(_ response: WholeResponse) {
        self.init()
        for field in response.fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            append(HTTPField(name: name, value: field.value))
        }
    }
}
