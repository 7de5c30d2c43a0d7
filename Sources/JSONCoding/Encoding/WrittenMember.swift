/// A member of an object in the output: from the quote of its name to behind its value.
struct WrittenMember {
    var start: Int
    /// The name with its quotes and colon; the value follows.
    let nameLength: Int

    var valueStart: Int { start &+ nameLength }
}
