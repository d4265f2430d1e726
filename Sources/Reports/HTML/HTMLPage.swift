/// A page that is complete in one file: its style, its script and its pictures are inside, and its content
/// security policy forbids it to load or send anything.
enum HTMLPage {
  /// The document.
  ///
  /// - Parameters:
  ///   - title: the title, as plain text.
  ///   - body: the inside of `<main>`, as HTML.
  static func render(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(XMLText.escaped(title))</title>
    <style>
    \(HTMLStylesheet.text)</style>
    </head>
    <body>
    <a class="skip" href="#cases">To the list</a>
    <main>
    \(body)</main>
    <script>
    \(HTMLScript.text)</script>
    </body>
    </html>

    """
  }
}
