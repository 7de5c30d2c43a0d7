import FoundationEssentials
import TestSupport
import Testing
import Wire

@testable import Keys

/// What boto3 makes of the answers, by AWS's own model of the service, and what Python's cryptography says about signatures.
@Suite struct ForeignClientTests {
    @Test("answers so that botocore's own model of KMS reads it, and Python verifies the signature")
    func botocore() async throws {
        let python = try await PythonEnvironment.moto().python
        let keys = try KeysHarness()
        let id = try await keys.createKey("RSA_2048")
        let message = "from the emulator".base64
        var answers: [String] = []
        for (operation, body) in [
            ("DescribeKey", #"{"KeyId":"\#(id)"}"#), ("GetPublicKey", #"{"KeyId":"\#(id)"}"#),
            (
                "Sign",
                #"{"KeyId":"\#(id)","Message":"\#(message)","SigningAlgorithm":"RSASSA_PSS_SHA_256"}"#
            ), ("ListKeys", "{}"), ("DescribeKey", #"{"KeyId":"alias/none"}"#),
        ] {
            let response = await keys.call(operation, body)
            answers += [operation, "\(response.status)", String(decoding: response.body, as: UTF8.self)]
        }
        let finished = try await ChildProcess.finish(python, ["-c", Self.script] + answers)
        #expect(
            finished.output == """
                Enabled SIGN_VERIFY 2023-11-14 22:13:20+00:00
                verified RSASSA_PSS_SHA_256
                1 False
                NotFoundException Alias arn:aws:kms:eu-central-1:123456789012:alias/none is not found.

                """)
    }

    private static let script = """
        import sys, botocore.session, botocore.parsers
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import padding
        model = botocore.session.get_session().get_service_model('kms')
        parser = botocore.parsers.create_parser('json')
        answers = []
        for operation, status, body in zip(sys.argv[1::3], sys.argv[2::3], sys.argv[3::3]):
            shape = model.operation_model(operation).output_shape
            answers.append(parser.parse({'body': body.encode(), 'headers': {}, 'status_code': int(status)}, shape))
        described, public, signed, listed, missing = answers
        metadata = described['KeyMetadata']
        from datetime import timezone
        print(metadata['KeyState'], metadata['KeyUsage'], metadata['CreationDate'].astimezone(timezone.utc))
        pss = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32)
        key = serialization.load_der_public_key(public['PublicKey'])
        key.verify(signed['Signature'], b'from the emulator', pss, hashes.SHA256())
        print('verified', signed['SigningAlgorithm'])
        print(len(listed['Keys']), listed['Truncated'])
        print(missing['Error']['Code'], missing['Error']['Message'])
        """
}
