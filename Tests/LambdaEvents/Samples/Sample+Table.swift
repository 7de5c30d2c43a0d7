import LambdaEvents

extension Sample {
    /// Every file of `Events/samples`. Those named `<service>-<event>` after a command of `sam local generate-event` are
    /// what it prints; the others follow the pages that the types name.
    static let all: [Sample] = apis + queues + streams + storage

    private static let apis = [
        Sample("alb-health-check", ALBTargetGroupRequest.self),
        Sample("alb-multi-value", ALBTargetGroupRequest.self),
        Sample("alb-request", ALBTargetGroupRequest.self),
        Sample("alb-response", ALBTargetGroupResponse.self, isResult: true),
        Sample("apigateway-authorizer", APIGatewayTokenAuthorizerRequest.self),
        Sample("apigateway-aws-proxy", APIGatewayRequest.self),
        Sample("apigateway-cognito-authorizer", APIGatewayRequest.self),
        Sample("apigateway-http-api-proxy", APIGatewayV2Request.self),
        Sample("apigateway-http-api-version-1", APIGatewayRequest.self),
        Sample("apigateway-lambda-authorizer", APIGatewayRequest.self),
        Sample("apigateway-private-iam", APIGatewayRequest.self),
        Sample("apigateway-request-authorizer", APIGatewayRequestAuthorizerRequest.self),
        Sample("apigateway-response", APIGatewayResponse.self, isResult: true),
        Sample("apigateway-test-invoke", APIGatewayRequest.self),
        Sample("authorizer-policy", APIGatewayAuthorizerResponse.self, isResult: true),
        Sample("function-url", FunctionURLRequest.self),
        Sample("function-url-iam", FunctionURLRequest.self),
        Sample("http-api", APIGatewayV2Request.self),
        Sample("http-api-authorizer", APIGatewayV2AuthorizerRequest.self),
        Sample("http-api-authorizer-response", APIGatewayV2AuthorizerResponse.self, isResult: true),
        Sample("http-api-authorizer-version-1", APIGatewayRequestAuthorizerRequest.self),
        Sample("http-api-cognito-identity", APIGatewayV2Request.self),
        Sample("http-api-iam", APIGatewayV2Request.self),
        Sample("http-api-jwt-authorizer", APIGatewayV2Request.self),
        Sample("http-api-lambda-authorizer", APIGatewayV2Request.self),
        Sample("http-api-lambda-authorizer-no-context", APIGatewayV2Request.self),
        Sample("http-api-response", APIGatewayV2Response.self, isResult: true),
    ]

    private static let queues = [
        Sample("eventbridge-replay", EventBridgeEvent<AnyJSON>.self),
        Sample("eventbridge-scheduler", ScheduledEvent.self),
        Sample("eventbridge-service", EventBridgeEvent<AnyJSON>.self),
        Sample("cloudwatch-scheduled-event", ScheduledEvent.self),
        Sample("scheduled", ScheduledEvent.self),
        Sample("sns-attributes", SNSEvent.self),
        Sample("sns-notification", SNSEvent.self),
        Sample("sns-queue-notification", SNSNotification.self),
        Sample("sqs", SQSEvent.self),
        Sample("sqs-batch-response", SQSBatchResponse.self, isResult: true),
        Sample("sqs-fifo", SQSEvent.self),
        Sample("sqs-receive-message", SQSEvent.self),
    ]

    private static let streams = [
        Sample("cloudwatch-logs", CloudWatchLogsEvent.self),
        Sample("cloudwatch-logs-payload", CloudWatchLogsPayload.self),
        Sample("dynamodb-all-types", DynamoDBEvent.self),
        Sample("dynamodb-batch-response", DynamoDBBatchResponse.self, isResult: true),
        Sample("dynamodb-time-to-live", DynamoDBEvent.self),
        Sample("dynamodb-tumbling-window", DynamoDBEvent.self),
        Sample("dynamodb-update", DynamoDBEvent.self),
        Sample("kinesis", KinesisEvent.self),
        Sample("kinesis-batch-response", KinesisBatchResponse.self, isResult: true),
    ]

    private static let storage = [
        Sample("s3-batch-invocation", S3BatchEvent.self),
        Sample("s3-batch-invocation-version-2", S3BatchEvent.self),
        Sample("s3-batch-response", S3BatchResponse.self, isResult: true),
        Sample("s3-delete", S3Event.self),
        Sample("s3-intelligent-tiering", S3Event.self),
        Sample("s3-lifecycle-expiration", S3Event.self),
        Sample("s3-lifecycle-transition", S3Event.self),
        Sample("s3-multipart-upload", S3Event.self),
        Sample("s3-put", S3Event.self),
        Sample("s3-replication-failed", S3Event.self),
        Sample("s3-restore-completed", S3Event.self),
    ]
}
