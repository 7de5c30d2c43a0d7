import FoundationEssentials
import VirtualTime
import Wire

extension SecretsService {
    /// Answers when the rotation is noted; the function runs afterwards.
    func rotateSecret(_ input: RotateSecret.Input) async throws -> SecretVersionAnswer {
        let id = try Self.versionID(input.clientRequestToken)
        _ = try input.rotationRules?.next(after: now)
        if let arn = input.rotationLambdaARN { _ = try Constraint.length(arn, "rotationLambdaARN", max: 2048) }
        let answer = try await edit(input.secretId) { [now] secret, versions in
            guard let function = input.rotationLambdaARN.nonEmpty ?? secret.rotation?.functionARN else {
                throw ServiceError(
                    "InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.")
            }
            if secret.rotationUnderWay?.versionID != id { try Self.checkNoPending(versions, unless: id) }
            let rules = input.rotationRules ?? secret.rotation?.rules
            secret.rotation = RotationSetting(isEnabled: true, functionARN: function, rules: rules)
            secret.nextRotationAt = try rules?.next(after: now)
            Self.begin(
                RotationRun(versionID: id, isTrial: input.rotateImmediately == false), secret: &secret,
                versions: &versions, now: now)
            return SecretVersionAnswer(arn: secret.arn, name: secret.name, versionId: id)
        }
        bell.ring()
        return answer
    }

    func cancelRotateSecret(_ input: SecretInput) async throws -> SecretVersionAnswer {
        let answer = try await edit(input.secretId) { [now] secret, versions in
            guard secret.rotation != nil else {
                throw ServiceError(
                    "InvalidRequestException",
                    "You tried to enable rotation on a secret that doesn't already have a Lambda function ARN configured "
                        + "and you didn't include such an ARN as a parameter in this call.")
            }
            secret.rotation?.isEnabled = false
            secret.nextRotationAt = nil
            secret.rotationUnderWay = nil
            secret.changedAt = now
            let pending = versions.first { $0.stages.contains(Staging.pending) }?.id
            return SecretVersionAnswer(arn: secret.arn, name: secret.name, versionId: pending)
        }
        bell.ring()
        return answer
    }

    /// Notes a rotation and makes its version, which has no value until the function puts one.
    static func begin(
        _ run: RotationRun, secret: inout SecretRecord, versions: inout [SecretVersionRecord], now: Double
    ) {
        secret.rotationUnderWay = run
        if !versions.contains(where: { $0.id == run.versionID }) {
            versions.append(SecretVersionRecord(secret: secret.name, id: run.versionID, sealed: nil, createdAt: now))
        }
        Staging.move([Staging.pending], to: run.versionID, among: &versions)
    }

    private static func checkNoPending(_ versions: [SecretVersionRecord], unless id: String) throws(ServiceError) {
        let isUnderWay = versions.contains { version in
            version.stages.contains(Staging.pending) && !version.stages.contains(Staging.current) && version.id != id
        }
        guard !isUnderWay else {
            throw ServiceError(
                "InvalidRequestException",
                "A previous rotation isn't complete. That rotation will be reattempted.")
        }
    }
}
