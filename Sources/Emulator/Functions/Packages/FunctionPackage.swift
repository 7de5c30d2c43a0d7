/// A function's code and layers as folders of this machine.
struct FunctionPackage: Sendable, Equatable {
    /// What `/var/task` is on AWS.
    let taskRoot: String
    /// What `/opt` is on AWS: the layers over each other.
    let optRoot: String
}
