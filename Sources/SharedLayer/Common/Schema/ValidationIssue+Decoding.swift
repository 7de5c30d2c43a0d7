extension ValidationIssue {
    /// What a failed decoding says about the document. Errors of other kinds say nothing of their own.
    package init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            self.init(instancePath: "", message: "the document does not have the expected shape")
            return
        }
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default:
            context = .init(codingPath: [], debugDescription: "the document does not have the expected shape")
        }
        let pointer = context.codingPath.reduce("") { JSONPointer.appending($1.stringValue, to: $0) }
        self.init(instancePath: pointer, message: context.debugDescription)
    }
}
