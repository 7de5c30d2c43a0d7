import FoundationEssentials
import JSONCoding
import Wire

/// What a caller holds of a running move task: base64 of a JSON object with the task's id and its source.
struct MoveTaskHandle: Codable {
    let taskId: String
    let sourceArn: String

    init(_ task: MoveTask) {
        taskId = task.taskID
        sourceArn = task.sourceARN
    }

    /// Throws `InvalidParameterValueException` for a text that no task has.
    init(parsing text: String) throws(ServiceError) {
        guard let data = Data(base64Encoded: text),
            let handle = try? JSONCoder.decode(MoveTaskHandle.self, from: Array(data))
        else { throw .invalidParameter("Value for parameter TaskHandle is invalid.") }
        self = handle
    }

    var text: String { (try? JSONCoder.encode(self)).map { Data($0).base64EncodedString() } ?? "" }
}
