/// Names a value of `InvocationStorage` and says what it is at the invocation's beginning.
package protocol InvocationStorageKey {
    associatedtype Value: Sendable

    static var initialValue: Value { get }
}
