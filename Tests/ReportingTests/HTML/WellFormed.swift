import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page read as XML.
final class WellFormed: NSObject, XMLParserDelegate {
  /// Names of elements in their order.
  private(set) var elements: [String] = []
  /// Names of attributes in their order.
  private(set) var attributes: Set<String> = []
  /// Every text, joined.
  private(set) var text = ""

  /// Nil when it is not well-formed.
  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(name)
    self.attributes.formUnion(attributes.keys)
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
}
