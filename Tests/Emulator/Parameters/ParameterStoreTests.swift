import Testing
import VirtualTime
import Wire

@testable import Parameters

@Suite struct ParameterStoreTests {
    @Test("an Expiration policy takes the parameter away when its time comes, and not before")
    func expiration() async throws {
        let store = try ParametersHarness()
        let policies =
            #"[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\"2027-01-16T08:00:00.000Z\"}}]"#
        let put = await store.call(
            "PutParameter",
            #"{"Name":"/a","Value":"v","Type":"String","Tier":"Advanced","Policies":"\#(policies)"}"#)
        #expect(put.status == 200)
        store.clock.advance(by: .seconds(86_399))
        #expect(await store.call("GetParameter", #"{"Name":"/a"}"#).status == 200)
        store.clock.advance(by: .seconds(1))
        let gone = await store.call("GetParameter", #"{"Name":"/a"}"#)
        #expect(gone.answer["__type"]?.text == "ParameterNotFound")
        #expect(await store.call("PutParameter", #"{"Name":"/a","Value":"w","Type":"String"}"#).status == 200)
    }

    @Test("a reference may have a version or a label, and no more than one", arguments: ["a:1:2", "a:", "a:b:c"])
    func references(text: String) async throws {
        let store = try ParametersHarness()
        let answer = await store.call("GetParameter", #"{"Name":"\#(text)"}"#).answer
        #expect(answer["__type"]?.text == "ValidationException")
    }

    @Test(
        "a body that is no request is refused, whatever it is",
        arguments: ["[]", "{", "\"x\"", #"{"Name":1}"#, #"{"Name":null}"#, #"{"Tags":[{}]}"#])
    func malformed(body: String) async throws {
        let store = try ParametersHarness()
        for operation in ["PutParameter", "GetParameter", "GetParametersByPath", "AddTagsToResource"] {
            #expect(await store.call(operation, body).status == 400)
        }
    }
}
