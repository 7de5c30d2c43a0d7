enum RotateSecret {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let clientRequestToken: String?
        let rotationLambdaARN: String?
        let rotationRules: RotationRules?
        let rotateImmediately: Bool?
    }
}
