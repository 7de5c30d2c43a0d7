import Wire

extension Checksum {
    var elements: [XMLElement] { [XMLElement(algorithm.elementName, text: value)] }
}
