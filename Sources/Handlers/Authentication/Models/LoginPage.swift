import OpenSSLCrypto
package import SharedLayer

/// The page that people sign in on: one form, no scripts, nothing from anywhere else.
package struct LoginPage: Sendable {
    /// The parameters of the authorization request, which the form sends again.
    package var parameters: [(name: String, value: String)]
    package var clientName: String
    /// What ties the form to the browser's cookie.
    package var formToken: String
    package var loginName: String?
    /// What to do better, read out by screen readers.
    package var alert: String?
    /// To choose from, where somebody belongs to several.
    package var organizations: [(id: String, name: String)] = []
    package var status = 200
    package var retryAfterSeconds: Int?
    /// Where the answer leads, which browsers compare with `form-action` too.
    package var redirectOrigin: String

    package func reply(cookies: [String]) -> LambdaReply {
        var headers = Page.headers(formAction: "'self' \(redirectOrigin)")
        headers["retry-after"] = retryAfterSeconds.map(String.init)
        return LambdaReply(status: status, headers: headers, body: Array(html.utf8), cookies: cookies)
    }

    private var html: String {
        Page.html(
            title: "Sign in",
            """
            <h1>Sign in</h1>
            <p>to continue to <strong>\(Page.escaped(clientName))</strong></p>
            \(alertElement)<form method="post" action="authorize" autocomplete="on">
            \(hiddenInputs)
            <label for="username">E-mail address</label>
            <input id="username" name="username" type="email" autocomplete="username" maxlength="254" required\
            \(loginName.map { #" value="\#(Page.escaped($0))""# } ?? "")>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required>
            \(organizationSelect)<button type="submit" name="action" value="sign-in">Sign in</button>
            <button type="submit" name="action" value="cancel" formnovalidate>Cancel</button>
            </form>
            """)
    }

    private var alertElement: String {
        alert.map { #"<p role="alert">\#(Page.escaped($0))</p>"# + "\n" } ?? ""
    }

    private var hiddenInputs: String {
        (parameters + [(name: "form_token", value: formToken)]).map {
            #"<input type="hidden" name="\#(Page.escaped($0.name))" value="\#(Page.escaped($0.value))">"#
        }.joined(separator: "\n")
    }

    private var organizationSelect: String {
        guard !organizations.isEmpty else { return "" }
        let options = organizations.map {
            #"<option value="\#(Page.escaped($0.id))">\#(Page.escaped($0.name))</option>"#
        }
        return """
            <label for="organization">Organization</label>
            <select id="organization" name="organization" required>
            \(options.joined(separator: "\n"))
            </select>

            """
    }
}
