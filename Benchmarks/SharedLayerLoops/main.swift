import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 4, let milliseconds = Int64(arguments[2]) else {
    print("Usage: \(arguments[0]) WORK MILLISECONDS INPUTS")
    exit(2)
}
let inputs = Inputs(folder: arguments[3])
print(try await Works.measure(arguments[1], inputs, milliseconds: milliseconds))
