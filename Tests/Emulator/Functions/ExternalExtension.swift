/// The text of an external extension in Python's standard library alone.
struct ExternalExtension: Sendable {
    /// Runs once, after it has registered.
    var initially = ""
    /// Runs for each event, which is in `event`.
    var onEvent = ""

    var text: String {
        """
        #!/usr/bin/env python3
        import json, os, sys, time, urllib.request

        api = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2020-01-01/extension/"

        def ask(path, data=None, headers={}):
            return urllib.request.urlopen(urllib.request.Request(api + path, data, headers))

        with ask("register", b'{"events":["INVOKE","SHUTDOWN"]}',
                 {"Lambda-Extension-Name": os.path.basename(__file__)}) as response:
            identity = {"Lambda-Extension-Identifier": response.headers["Lambda-Extension-Identifier"]}
        print("agent registered", flush=True)
        \(initially)
        while True:
            with ask("event/next", headers=identity) as response:
                event = json.loads(response.read())
        \(onEvent.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n"))
            if event["eventType"] == "SHUTDOWN":
                sys.exit(0)

        """
    }
}
