/// The resources that SAM's transform makes and that a template may refer to.
///
/// Source: SAM developer guide, "Generated CloudFormation resources": `<Function>Role`, `ServerlessHttpApi`,
/// `ServerlessRestApi`, `<Function>EventInvokeConfigOnSuccessQueue` and its like, `<Function><Event>` for event source mappings.
enum GeneratedResources {
    static func append(to stack: inout StackTemplate, globals: Globals) {
        for function in stack.resources where function.type == "AWS::Serverless::Function" {
            if function.properties["Role"] == nil {
                add("\(function.logicalID)Role", "AWS::IAM::Role", at: function.location, to: &stack, globals: globals)
            }
            for (event, node) in destinations(of: function) where node["Destination"] == nil {
                guard let type = node["Type"]?.string,
                    let made = destination(event, type: type, of: function.logicalID)
                else { continue }
                add(made.logicalID, made.type, at: node.location, to: &stack, globals: globals)
            }
            for event in function.properties["Events"]?.entries ?? [] {
                if ["SQS", "DynamoDB"].contains(event.value["Type"]?.string) {
                    add(
                        "\(function.logicalID)\(event.key)", "AWS::Lambda::EventSourceMapping", at: event.location,
                        to: &stack, globals: globals)
                }
                guard let (logicalID, type) = implicitAPI(of: event.value) else { continue }
                add(logicalID, type, at: event.location, to: &stack, globals: globals)
            }
        }
    }

    /// The API that an event means when it names none.
    static func implicitAPI(of event: TemplateNode) -> (logicalID: String, type: String)? {
        switch event["Type"]?.string {
        case "HttpApi" where event["Properties"]?["ApiId"] == nil: ("ServerlessHttpApi", "AWS::Serverless::HttpApi")
        case "Api" where event["Properties"]?["RestApiId"] == nil: ("ServerlessRestApi", "AWS::Serverless::Api")
        default: nil
        }
    }

    /// The queue or topic that SAM makes for a destination that names none.
    static func destination(
        _ event: String, type: String, of function: String
    ) -> (logicalID: String, type: String)? {
        switch type {
        case "SQS": ("\(function)EventInvokeConfig\(event)Queue", "AWS::SQS::Queue")
        case "SNS": ("\(function)EventInvokeConfig\(event)Topic", "AWS::SNS::Topic")
        default: nil
        }
    }

    private static func destinations(of function: ResourceDeclaration) -> [(event: String, node: TemplateNode)] {
        let config = function.properties["EventInvokeConfig"]?["DestinationConfig"]
        return ["OnSuccess", "OnFailure"].compactMap { event in config?[event].map { (event, $0) } }
    }

    private static func add(
        _ logicalID: String, _ type: String, at location: TemplateLocation, to stack: inout StackTemplate,
        globals: Globals
    ) {
        guard stack.resource(logicalID) == nil else { return }
        var entries: [TemplateNode.Entry] = []
        if type == "AWS::Serverless::Api" {
            let stage = TemplateNode.string("Prod", at: location)
            entries.append(TemplateNode.Entry(key: "StageName", location: location, value: stage))
        }
        let properties = TemplateNode(.map(entries), at: location)
        stack.resources.append(
            ResourceDeclaration(
                logicalID: logicalID, type: type, properties: globals.merged(into: properties, type: type),
                condition: nil, dependencies: [], location: location, isGenerated: true))
    }
}
