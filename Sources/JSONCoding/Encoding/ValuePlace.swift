/// What a value becomes at the level that it is written to.
enum ValuePlace {
    /// The level's one value.
    case whole
    case element
    case member(String)
}
