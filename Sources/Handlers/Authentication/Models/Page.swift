import OpenSSLCrypto
import SharedLayer

/// What all pages share.
enum Page {
    /// Names and values of others never end an attribute or begin an element.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    static func html(title: String, _ content: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        \(content)
        </main>
        </body>
        </html>

        """
    }

    /// A page that tells what is wrong where no client can be told (RFC 6749 section 4.1.2.1).
    static func refusal(_ text: String, status: Int) -> LambdaReply {
        let html = html(
            title: "The request cannot be served",
            "<h1>The request cannot be served</h1>\n<p role=\"alert\">\(escaped(text))</p>")
        return LambdaReply(status: status, headers: headers(formAction: "'none'"), body: Array(html.utf8))
    }

    /// - Parameter formAction: where forms may lead, redirects included (CSP level 3 section 6.4.1).
    static func headers(formAction: String) -> [String: String] {
        [
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store",
            "content-security-policy":
                "default-src 'none'; style-src 'sha256-\(styleHash)'; form-action \(formAction); "
                + "frame-ancestors 'none'; base-uri 'none'",
            "x-frame-options": "DENY",
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
        ]
    }

    private static let styleHash = Base64.text(Digest.hash(.sha256, Array(style.utf8)))

    private static let style =
        "body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:#111;background:#fff}"
        + "main{max-width:24rem;margin:10vh auto;padding:0 1rem}"
        + "label{display:block;margin-top:1rem;font-weight:600}"
        + "input,select,button{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #555}"
        + "button{margin-top:1rem;background:#0b3d91;color:#fff}button[value=cancel]{background:#fff;color:#111}"
        + "input:focus,select:focus,button:focus{outline:3px solid #e69f00}"
        + "[role=alert]{border-left:.25rem solid #b00020;padding:.5rem;background:#fdecea}"
}
