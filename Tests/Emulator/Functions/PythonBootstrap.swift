/// The text of a `bootstrap` in Python that speaks the Runtime API with the standard library alone.
struct PythonBootstrap {
    /// Runs once, before the first invocation is asked for.
    var initially = ""
    /// The body of `handle(event, headers, call)`: takes bytes and returns bytes.
    var handle = "return event"

    var text: String {
        """
        #!/usr/bin/env python3
        import json, os, signal, subprocess, sys, time, urllib.error, urllib.request

        base = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/"

        def call(path, data=None):
            try:
                with urllib.request.urlopen(urllib.request.Request(base + path, data=data)) as response:
                    return response.status, response.headers, response.read()
            except urllib.error.HTTPError as error:
                return error.code, error.headers, error.read()

        def handle(event, headers):
        \(Self.indented(handle))

        \(initially)
        while True:
            status, headers, event = call("invocation/next")
            if status != 200:
                sys.exit(9)
            request_id = headers["Lambda-Runtime-Aws-Request-Id"]
            call("invocation/" + request_id + "/response", handle(event, headers))

        """
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
    }
}
