import Templates
import Testing

@Suite("Buckets")
struct BucketTests {
    @Test("A bucket has its name, versioning, tags and notifications, those of functions' events too")
    func bucket() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events:
                        Up:
                          Type: S3
                          Properties:
                            Bucket: !Ref Uploads
                            Events: [s3:ObjectCreated:Put, s3:ObjectCreated:Copy]
                            Filter: {S3Key: {Rules: [{Name: Prefix, Value: in/}, {Name: suffix, Value: .jpg}]}}
                  Jobs: {Type: AWS::SQS::Queue}
                  Uploads:
                    Type: AWS::S3::Bucket
                    Properties:
                      VersioningConfiguration: {Status: Enabled}
                      Tags: [{Key: a, Value: b}]
                      PublicAccessBlockConfiguration: {BlockPublicAcls: true}
                      NotificationConfiguration:
                        EventBridgeConfiguration: {}
                        QueueConfigurations: [{Event: s3:ObjectRemoved:*, Queue: !GetAtt Jobs.Arn}]
                  Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Uploads, PolicyDocument: {}}}

                """)
        #expect(application.unsupported == [])
        let bucket = try #require(application.buckets.first)
        #expect(bucket.name == "moneta-uploads")
        #expect(bucket.versioning == "Enabled")
        #expect(bucket.tags.map(\.key) == ["a"] && bucket.tags.map(\.value) == ["b"])
        #expect(bucket.hasEventBridge)
        #expect(bucket.settings.map(\.parameter) == ["publicAccessBlock"])
        #expect(bucket.settings[0].document.children.map(\.text) == ["true", "false", "false", "false"])
        #expect(bucket.notifications.map(\.kind) == [.queue, .function])
        #expect(bucket.notifications[0].target == "arn:aws:sqs:us-east-1:000000000000:moneta-Jobs")
        #expect(bucket.notifications[1].events == ["s3:ObjectCreated:Put", "s3:ObjectCreated:Copy"])
        #expect(bucket.notifications[1].prefix == "in/" && bucket.notifications[1].suffix == ".jpg")
        #expect(bucket.notifications[1].target.hasSuffix(":function:moneta-Hello"))
    }

    @Test(
        "A bucket's attributes are CloudFormation's",
        arguments: [
            ("!Ref B", "the.bucket"), ("!GetAtt B.Arn", "arn:aws:s3:::the.bucket"),
            ("!GetAtt B.DomainName", "the.bucket.s3.amazonaws.com"),
            ("!GetAtt B.RegionalDomainName", "the.bucket.s3.us-east-1.amazonaws.com"),
            ("!GetAtt B.WebsiteURL", "http://the.bucket.s3-website-us-east-1.amazonaws.com"),
        ])
    func attributes(_ reference: String, _ value: String) async throws {
        let output = try await TemplateFixture.output(
            """
            Resources:
              B: {Type: AWS::S3::Bucket, Properties: {BucketName: the.bucket}}
            Outputs: {Value: {Value: \(reference)}}
            """)
        #expect(output == value)
    }

    @Test("An event of a bucket that is in none of the templates is told")
    func elsewhere() async throws {
        let issues = try await TemplateFixture.issues(
            TemplateFixture.function + """
                      Events: {Up: {Type: S3, Properties: {Bucket: other, Events: s3:ObjectCreated:*}}}

                """)
        #expect(issues.map(\.code) == [.unresolvedReference])
    }
}
