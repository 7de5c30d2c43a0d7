/// What `{"numeric": [">", 0, "<=", 5]}` allows.
struct NumericRange: Sendable, Equatable {
    var bottom = -Double.infinity
    var includesBottom = true
    var top = Double.infinity
    var includesTop = true

    func contains(_ number: Double) -> Bool {
        (includesBottom ? number >= bottom : number > bottom) && (includesTop ? number <= top : number < top)
    }
}
