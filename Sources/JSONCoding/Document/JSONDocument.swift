/// A text that is JSON, with its tape.
///
/// What all decoders of one text share. Values are made from the text's bytes each time they are asked for.
final class JSONDocument {
    static let root = 0

    let text: [UInt8]
    let form: JSONForm
    private let tape: [TapeEntry]

    /// - Parameter form: `.attributes` for the text of an item, an object whose members are attribute values.
    init(_ text: [UInt8], form: JSONForm = .plain) throws(JSONSyntaxError) {
        let tape = try JSONScanner.tape(of: text.span)
        self.tape = form == .plain ? tape : try AttributeTape.item(at: Self.root, of: tape, in: text)
        self.text = text
        self.form = form
    }

    private init(attributes tape: [TapeEntry], of text: [UInt8]) {
        self.text = text
        self.tape = tape
        form = .attributes
    }

    /// What is written at the index of a plain document, as an item.
    func item(at index: Int) throws(JSONSyntaxError) -> JSONDocument {
        JSONDocument(attributes: try AttributeTape.item(at: index, of: tape, in: text), of: text)
    }

    /// What is written at the index of a plain document, as an attribute value.
    func attributeValue(at index: Int) throws(JSONSyntaxError) -> JSONDocument {
        JSONDocument(attributes: try AttributeTape.value(at: index, of: tape, in: text), of: text)
    }

    subscript(index: Int) -> TapeEntry { tape[index] }

    /// A null that stands for a value that is not there.
    var missing: Int { tape.count - 1 }

    /// The entry behind the value at `index`.
    func next(after index: Int) -> Int {
        let entry = tape[index]
        return entry.isContainer ? entry.end : index &+ 1
    }
}
