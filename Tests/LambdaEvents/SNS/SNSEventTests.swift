import FoundationEssentials
import LambdaEvents
import Testing

@Suite("SNS events")
struct SNSEventTests {
    @Test("A notification has a message with attributes of every type")
    func attributes() throws {
        let record = try #require(try Sample.decode("sns-attributes", as: SNSEvent.self).records.first)
        #expect(record.sns.subject == nil)
        #expect(record.sns.messageAttributes?["amount"]?.type == "Number")
        #expect(record.sns.messageAttributes?["amount"]?.value == "49.90")
        #expect(record.sns.messageAttributes?["tags"]?.value == #"["a","b",3,true,null]"#)
        #expect(record.sns.publishedAt?.millisecondsSince1970 == 1_795_262_400_123)
        #expect(try record.sns.decodeMessage(as: [String: Int].self) == ["order": 17])
    }

    @Test("The generated sample's subject is read")
    func subject() throws {
        let event: SNSEvent = try Sample.decode("sns-notification")
        #expect(event.records.first?.sns.subject == "example subject")
    }
}
