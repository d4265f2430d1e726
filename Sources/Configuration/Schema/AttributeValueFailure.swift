/// Why a text is no value of an attribute.
struct AttributeValueFailure: Error {
  /// IIS's words.
  let text: String
  /// What to write instead.
  let remedy: String
  /// IIS puts "The '<name>' attribute is invalid." in front.
  var isWrapped = true
}
