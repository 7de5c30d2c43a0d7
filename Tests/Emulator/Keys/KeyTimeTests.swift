import FoundationEssentials
import Storage
import Synchronization
import Testing
import Wire

@testable import Keys

@Suite struct KeyTimeTests {
    private struct Keys {
        let clock = MovableTime()
        let service: KeysService

        init() throws {
            let clock = clock
            service = try KeysService.open(
                at: .inMemory, region: "us-east-1", accountID: "000000000000", clock: { clock.date })
        }

        func call(_ operation: String, _ body: String) async -> WireValue {
            let response = await service.respond(
                to: ServiceRequest(
                    method: "POST", path: "/", headers: ["x-amz-target": "TrentService.\(operation)"],
                    body: Array(body.utf8), requestID: "test"))
            return WireValue(json: response.body) ?? .null
        }
    }

    @Test("automatic rotation comes by the clock, each period once, and old ciphertexts still open")
    func rotation() async throws {
        let keys = try Keys()
        let id = await keys.call("CreateKey", "{}")["KeyMetadata"]?["KeyId"]?.text ?? ""
        _ = await keys.call("EnableKeyRotation", #"{"KeyId":"\#(id)","RotationPeriodInDays":90}"#)
        let sealed = await keys.call("Encrypt", #"{"KeyId":"\#(id)","Plaintext":"eA=="}"#)["CiphertextBlob"]?.text ?? ""
        keys.clock.advance(seconds: 90 * 86_400)
        #expect(await keys.call("Decrypt", #"{"CiphertextBlob":"\#(sealed)"}"#)["Plaintext"]?.text == "eA==")
        let rotations = await keys.call("ListKeyRotations", #"{"KeyId":"\#(id)"}"#)["Rotations"]?.items
        #expect(rotations?.map { $0["RotationType"]?.text } == ["AUTOMATIC"])
        #expect(rotations?.first?["RotationDate"]?.number == 1_807_776_000.0)
        let status = await keys.call("GetKeyRotationStatus", #"{"KeyId":"\#(id)"}"#)
        #expect(status["NextRotationDate"]?.number == 1_815_552_000.0)
    }

    @Test("a key is deleted when its waiting period ends, and so are its aliases")
    func deletion() async throws {
        let keys = try Keys()
        let id = await keys.call("CreateKey", "{}")["KeyMetadata"]?["KeyId"]?.text ?? ""
        _ = await keys.call("CreateAlias", #"{"AliasName":"alias/a","TargetKeyId":"\#(id)"}"#)
        _ = await keys.call("ScheduleKeyDeletion", #"{"KeyId":"\#(id)","PendingWindowInDays":7}"#)
        keys.clock.advance(seconds: 7 * 86_400 - 1)
        #expect(await keys.call("DescribeKey", #"{"KeyId":"alias/a"}"#)["KeyMetadata"] != nil)
        keys.clock.advance(seconds: 1)
        let gone = await keys.call("DescribeKey", #"{"KeyId":"\#(id)"}"#)
        #expect(gone["__type"]?.text == "NotFoundException")
        #expect(await keys.call("DescribeKey", #"{"KeyId":"alias/a"}"#)["__type"]?.text == "NotFoundException")
    }
}

/// A time that a test moves.
private final class MovableTime: Sendable {
    private let seconds = Mutex(1_800_000_000.0)

    var date: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

    func advance(seconds added: Double) { seconds.withLock { $0 += added } }
}
