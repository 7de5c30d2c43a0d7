/// The items of a query or a scan one after the other, read page by page as they are asked for.
package struct DynamoItems<Element: Sendable>: AsyncSequence, Sendable {
    package typealias Failure = AWSError

    typealias Read = @Sendable (_ startKey: DynamoItem?) async throws(AWSError) -> Page

    struct Page: Sendable {
        let elements: [Element]
        let lastKey: DynamoItem?
    }

    private let read: Read
    private let startKey: DynamoItem?

    init(from startKey: DynamoItem?, read: @escaping Read) {
        self.startKey = startKey
        self.read = read
    }

    package func makeAsyncIterator() -> Iterator { Iterator(read: read, next: .page(startKey)) }

    package struct Iterator: AsyncIteratorProtocol {
        let read: Read
        fileprivate var next: Next
        private var elements: ArraySlice<Element> = []

        fileprivate enum Next {
            case page(_ startKey: DynamoItem?)
            case end
        }

        fileprivate init(read: @escaping Read, next: Next) {
            self.read = read
            self.next = next
        }

        package mutating func next() async throws(AWSError) -> Element? {
            while elements.isEmpty {
                guard case .page(let startKey) = next else { return nil }
                let page = try await read(startKey)
                elements = page.elements[...]
                next = page.lastKey.map { .page($0) } ?? .end
            }
            return elements.removeFirst()
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(AWSError) -> Element? {
            try await next()
        }
    }

    /// All of them. Throws `invalidRequest` when there are more than `elementsMax`.
    package func collect(max elementsMax: Int) async throws(AWSError) -> [Element] {
        var elements: [Element] = []
        var iterator = makeAsyncIterator()
        while let element = try await iterator.next() {
            guard elements.count < elementsMax else {
                throw AWSError(code: AWSError.invalidRequest, message: "there are more than \(elementsMax) items")
            }
            elements.append(element)
        }
        return elements
    }
}
