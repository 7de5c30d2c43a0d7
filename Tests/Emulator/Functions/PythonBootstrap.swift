/// The text of a `bootstrap` in Python that speaks the Runtime API with the standard library alone.
struct PythonBootstrap {
    /// Runs once, before the first invocation is asked for.
    var initially = ""
    /// The body of `handle(event, headers)`: takes bytes and returns bytes, or nothing when it has answered itself.
    ///
    /// `call(path, data)` calls the Runtime API; `stream(request_id, parts, content_type, trailers)` streams a response.
    var handle = "return event"

    var text: String {
        """
        #!/usr/bin/env python3
        import base64, http.client, json, os, signal, subprocess, sys, time, urllib.error, urllib.request

        base = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/"

        def call(path, data=None):
            try:
                with urllib.request.urlopen(urllib.request.Request(base + path, data=data)) as response:
                    return response.status, response.headers, response.read()
            except urllib.error.HTTPError as error:
                return error.code, error.headers, error.read()

        def stream(request_id, parts, content_type="text/plain", trailers={}, mode="streaming"):
            connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
            connection.putrequest("POST", "/2018-06-01/runtime/invocation/" + request_id + "/response")
            connection.putheader("Lambda-Runtime-Function-Response-Mode", mode)
            connection.putheader("Transfer-Encoding", "chunked")
            connection.putheader("Content-Type", content_type)
            for name in trailers:
                connection.putheader("Trailer", name)
            connection.endheaders()
            try:
                for part in parts:
                    connection.send(b"%x\\r\\n%s\\r\\n" % (len(part), part))
            except ConnectionError:
                connection.close()
                raise
            fields = "".join(f"{name}: {value}\\r\\n" for name, value in trailers.items())
            connection.send(b"0\\r\\n" + fields.encode() + b"\\r\\n")
            answer = connection.getresponse()
            return answer.status, answer.read()

        def handle(event, headers):
        \(Self.indented(handle))

        \(initially)
        while True:
            status, headers, event = call("invocation/next")
            if status != 200:
                sys.exit(9)
            request_id = headers["Lambda-Runtime-Aws-Request-Id"]
            result = handle(event, headers)
            if result is not None:
                call("invocation/" + request_id + "/response", result)

        """
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
    }
}
