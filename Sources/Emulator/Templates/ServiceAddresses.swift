/// Where and as whom an application runs: what pseudo parameters, ARNs and URLs are made from.
package struct ServiceAddresses: Sendable {
    package var region: String
    package var accountID: String
    /// The service endpoint, such as `http://127.0.0.1:4566`, without a slash at its end; queue URLs begin with it.
    package var servicesURL: String
    /// The gateway, such as `http://127.0.0.1:3000`: what `Fn::GetAtt: Api.ApiEndpoint` gives.
    package var apiURL: String
    /// `AWS::StackName` of the root stack.
    package var stackName: String
    /// The labels of the streams that tables have already, by table.
    package var streamLabels: [String: String]
    /// The label of a stream that the start will make.
    package var freshStreamLabel: String

    package init(
        region: String = "us-east-1", accountID: String = "000000000000",
        servicesURL: String = "http://127.0.0.1:4566", apiURL: String = "http://127.0.0.1:3000",
        stackName: String = "moneta", streamLabels: [String: String] = [:],
        freshStreamLabel: String = "2026-01-01T00:00:00.000"
    ) {
        self.region = region
        self.accountID = accountID
        self.servicesURL = servicesURL
        self.apiURL = apiURL
        self.stackName = stackName
        self.streamLabels = streamLabels
        self.freshStreamLabel = freshStreamLabel
    }
}
